import { randomUUID } from 'node:crypto';
import { type CampaignFieldView, type FactData } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { actor, givenOut, named, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';
import { plan } from './campaign.samples';

const { desk, chief, director, deputy, town, roads } = people;
const head = actor('闻若川', ['GOV_HEAD'], ['gov']);
/** of the same unit as the leader of the team, and not in it */
const mate = actor('同事', ['HANDLER', 'UNIT_HEAD'], ['roads']);

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
afterAll(() => service.close());

const teamId = randomUUID();
const point = { pointId: randomUUID(), name: '鹭洲小区', place: '门口', unit: units.water, mode: 'OPEN_VISIT' };
const url = (id: string, verb: string): string => `/api/campaigns/${id}/${verb}`;
const agree = { agree: true, opinion: '同意' };

/** A campaign whose only team is led by somebody of 交通局 and has set out: its check. */
const setOut = async (id: string): Promise<string> => {
  const team = { teamId, name: '第三督查组', leader: named(roads), members: [], points: [point] };
  await county.done(url(id, 'draft'), desk, { ...plan, subjects: [units.water], methods: ['INSPECT'], teams: [team] });
  for (const [by, verb] of [[director, 'endorse'] as const, [deputy, 'endorse'] as const, [head, 'approve'] as const])
    await county.done(url(id, verb), by, agree);
  await service.job('inspection-team.form', { inspectionTeamId: teamId, matterId: id });
  const of = (verb: string): string => `/api/inspection-teams/${teamId}/${verb}`;
  await county.done(of('declare'), roads, { interests: [], noInterests: true, committed: true });
  const course = { on: '2026-03-02', hours: 4, content: '督查纪律', trainer: '甄守拙' };
  await county.done(of('train'), chief, { ...course, attended: [named(roads)] });
  await county.done(of('depart'), roads, {});
  await service.job('campaign.begin', { matterId: id });
  const { visits } = await county.fact<FactData<'campaign.approved.v1'>>(id, 'campaign.approved.v1');
  for (const visit of visits) await service.job('inspection.set-out', { ...visit, matterId: id });
  return visits[0]?.inspectionId ?? '';
};

describe('R-106 督查组里的单位人员', () => {
  it('看得到自己组的核查, 报底稿、碰头、报重大突发; 同单位不在组里的和别的单位都看不到、办不了', async () => {
    const about = { category: 'DECISION', procedure: 'DX', title: '老旧小区改造专项督查', urgency: 'NORMAL' };
    const id = await county.known(about, { matterNo: '清督〔2026〕DX-0001' });
    const inspectionId = await setOut(id);
    service.setNow('2026-03-10T03:00:00.000Z');
    const get = async (path: string, by: Actor): Promise<unknown> => (await service.get(path, by)).body;
    const checks = `/api/inspections?matterId=${id}`;
    expect(await get(checks, roads)).toMatchObject([{ teamId, status: 'APPROVED', points: [{ name: '鹭洲小区' }] }]);
    for (const by of [mate, town]) expect(await get(checks, by)).toEqual([]);

    const submit = `/api/inspection-records/${randomUUID()}/submit`;
    const record = {
      ...{ inspectionId, pointId: point.pointId, method: 'INSPECT', observations: '外墙渗水' },
      ...{ visitedAt: '2026-03-10T02:00:00.000Z', sentAt: '2026-03-10T02:30:00.000Z', photos: [], findings: [] },
      confirmation: { result: 'CONFIRMED', by: '訾宁' },
    };
    for (const by of [mate, town]) expect((await service.post(submit, by, record)).status).toBe(404);
    await county.done(submit, roads, record);
    const records = `/api/inspection-records?inspectionId=${inspectionId}`;
    expect(await get(records, roads)).toMatchObject([{ by: { name: '路遥' }, pointName: '鹭洲小区' }]);
    for (const by of [mate, town]) expect(await get(records, by)).toEqual([]);

    const huddle = { teamId, progress: '查一处', finished: false };
    const incident = {
      ...{ teamId, kind: 'SAFETY', when: '10时', where: '鹭洲小区', what: '墙面脱落' },
      ...{ taken: '已拉警戒', toldTo: '住建局' },
    };
    for (const [verb, body] of [['hold-huddle', huddle] as const, ['report-incident', incident] as const]) {
      for (const by of [mate, town]) expect((await service.post(url(id, verb), by, body)).status).toBe(404);
      await county.done(url(id, verb), roads, body);
    }
    expect((await get(url(id, 'field'), chief)) as CampaignFieldView).toMatchObject({
      huddles: [{ teamName: '第三督查组' }],
      incidents: [{ by: { name: '路遥' } }],
    });
  });
});
