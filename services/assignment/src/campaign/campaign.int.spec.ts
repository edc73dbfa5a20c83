import { randomUUID } from 'node:crypto';
import { type CampaignView, type FactData, type InspectionTeamView, type SelfCheckView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually, NOW } from '@duban/testing';
import { actor, givenOut, named, ofMatter, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';
import { plan as sample } from './campaign.samples';

const { desk, chief, director, deputy, clerk, town } = people;
const head = actor('闻若川', ['GOV_HEAD'], ['gov']);
const colleague = actor('晏行舟', ['SUPERVISOR'], ['office']);
const bystander = actor('苗壮', ['SUPERVISOR'], ['office']);
/** holds a post at the desk beside one at a unit that is looked into */
const both = actor('訾远', ['SUPERVISION_CHIEF'], ['office', 'water']);
const guest = { id: randomUUID(), name: '令狐素' };

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const team = randomUUID();
const covertOnly = randomUUID();
const point = (name: string, unit: object, mode: string) => ({
  ...{ pointId: randomUUID(), name, place: `${name}门口`, unit, mode },
});
const planOf = (teamIds: [string, string] = [team, covertOnly]) => ({
  ...sample,
  subjects: [units.water, units.town],
  teams: [
    {
      ...{ teamId: teamIds[0], name: '第一督查组', leader: named(desk) },
      members: [{ person: guest, kind: 'INVITED' }],
      points: [point('鹭洲小区', units.water, 'OPEN_VISIT'), point('新河小区', units.water, 'COVERT_VISIT')],
    },
    {
      ...{ teamId: teamIds[1], name: '第二督查组', leader: named(colleague), members: [] },
      points: [point('雁回小区', units.town, 'COVERT_VISIT')],
    },
  ],
});
const url = (id: string, verb = ''): string => `/api/campaigns/${id}${verb && `/${verb}`}`;
const ofTeam = (id: string, verb: string): string => `/api/inspection-teams/${id}/${verb}`;
const known = (title = '老旧小区改造专项督查'): Promise<string> =>
  county.known({ category: 'DECISION', procedure: 'DX', title }, { matterNo: '清督〔2026〕DX-0001' });
const agree = { agree: true, opinion: '同意' };
const approved = async (matterId: string, plan: object = planOf()): Promise<void> => {
  await county.done(url(matterId, 'draft'), desk, plan);
  await county.done(url(matterId, 'endorse'), director, agree);
  await county.done(url(matterId, 'endorse'), deputy, agree);
  await county.done(url(matterId, 'approve'), head, agree);
};
const view = async (id: string, by: Actor): Promise<CampaignView> =>
  (await service.get(url(id), by)).body as unknown as CampaignView;
const pointsOf = ({ inForce }: CampaignView): string[] =>
  inForce?.teams.flatMap(({ points }) => points.map(({ name }) => name)) ?? [];

describe('大型督查: 从预案到出发', () => {
  let id: string;
  beforeAll(async () => {
    id = await known();
    await approved(id);
  });

  it('R-112 审定以后冻结: 方案、组长、审核审定的人都在', async () => {
    expect(await view(id, chief)).toMatchObject({
      status: 'APPROVED',
      pending: null,
      inForce: { version: 1, approvedBy: { name: '闻若川' }, covertShare: 67 },
      endorsements: [{ step: 'OFFICE' }, { step: 'LEADER' }],
    });
    expect(await county.refused(url(id, 'draft'), desk, planOf())).toMatchObject({ code: 'campaign.frozen' });
  });

  it('R-602 I-18 单位看不到; 督查室里不在组里的看不到暗访点位; 也在被查单位的什么也看不到', async () => {
    expect(pointsOf(await view(id, colleague))).toEqual(['鹭洲小区', '新河小区', '雁回小区']);
    const seen = await view(id, bystander);
    expect(pointsOf(seen)).toEqual(['鹭洲小区']);
    expect(seen.inForce).toMatchObject({ covertShare: null, methods: ['INSPECT'], subjects: [units.water] });
    expect(JSON.stringify(seen)).not.toContain('柳汀镇');
    expect(await service.get(url(id), both)).toMatchObject({ status: 404 });
    expect(await service.get(url(id), clerk)).toMatchObject({ status: 403 });
    for (const one of [clerk, town, both])
      expect((await service.get(`/api/inspection-teams?matterId=${id}`, one)).body).toEqual([]);
  });

  it('R-107 没有声明、承诺、培训的不能出发', async () => {
    await service.job('inspection-team.form', { inspectionTeamId: team, matterId: id });
    await service.job('inspection-team.form', { inspectionTeamId: covertOnly, matterId: id });
    expect(await county.refused(ofTeam(team, 'depart'), desk, {})).toMatchObject({
      code: 'inspection-team.undeclared',
      title: expect.stringContaining('苗晓岚、令狐素'),
    });
    const promise = { interests: [], noInterests: true, committed: true };
    await county.done(ofTeam(team, 'declare'), desk, promise);
    const paper = { person: guest, files: [await service.kept('回避声明.pdf', '本人声明')] };
    await county.done(ofTeam(team, 'declare'), chief, { ...promise, paper });
    expect(await county.refused(ofTeam(team, 'depart'), desk, {})).toMatchObject({
      code: 'inspection-team.untrained',
    });
    const course = { on: '2026-03-02', hours: 4, content: '督查纪律', trainer: '甄守拙' };
    await county.done(ofTeam(team, 'train'), chief, { ...course, attended: [named(desk), guest] });
    await county.done(ofTeam(team, 'depart'), desk, {});
    const [first] = (await service.get(`/api/inspection-teams?matterId=${id}`, chief))
      .body as unknown as InspectionTeamView[];
    expect(first).toMatchObject({
      status: 'DEPARTED',
      leaderAppointedBy: { name: '闻若川' },
      people: [{ trainedOn: '2026-03-02' }, { kind: 'INVITED', conflict: false }],
    });
    expect((await service.get('/api/inspection-teams', desk)).body).toHaveLength(1);
  });

  it('R-602 通知和自查只给明查的水利局, 暗访的柳汀镇什么也没有', async () => {
    await service.job('campaign.notify', { matterId: id, documentNo: '清政督〔2026〕1号' });
    const told = await county.fact<FactData<'campaign.notified.v1'>>(id, 'campaign.notified.v1');
    expect(told).toMatchObject({ units: [units.water], openFrom: '2026-03-09', selfChecks: [{ unit: units.water }] });
    for (const one of told.selfChecks) await service.job('self-check.ask', { ...one, matterId: id });
    const selfCheckId = told.selfChecks[0]?.selfCheckId ?? '';
    const mine = async (by: Actor): Promise<SelfCheckView[]> =>
      (await service.get(`/api/self-checks?matterId=${id}`, by)).body as unknown as SelfCheckView[];
    expect(await mine(town)).toEqual([]);
    expect(await mine(clerk)).toMatchObject([{ checklist: sample.checklist, submitted: null }]);
    const answers = sample.checklist.map((item) => ({ item, situation: '已落实' }));
    const report = { answers, noProblemStatement: '逐个小区核对过' };
    await county.done(`/api/self-checks/${selfCheckId}/submit`, clerk, report);
    expect(await mine(desk)).toMatchObject([{ unit: units.water, submitted: { late: false } }]);
    expect((await service.post(`/api/self-checks/${selfCheckId}/submit`, town, report)).status).toBe(404);
  });

  it('I-13 变更方案逐级重新审定, 去过的实地核查编号不变', async () => {
    const visits = async (type: 'campaign.approved.v1' | 'campaign.amendment-approved.v1') =>
      (await county.fact<FactData<typeof type>>(id, type)).visits;
    await county.done(url(id, 'amend'), colleague, { ...planOf(), untilOn: '2026-03-27', reason: '延长一周' });
    expect(await view(id, chief)).toMatchObject({
      inForce: { version: 1, untilOn: '2026-03-20' },
      pending: { version: 2, step: 'OFFICE', reason: '延长一周' },
    });
    await county.done(url(id, 'endorse'), director, agree);
    await county.done(url(id, 'endorse'), deputy, agree);
    await county.done(url(id, 'approve'), head, agree);
    expect(await view(id, chief)).toMatchObject({ inForce: { version: 2, untilOn: '2026-03-27' }, pending: null });
    expect(await visits('campaign.amendment-approved.v1')).toEqual(await visits('campaign.approved.v1'));
    const [before] = await visits('campaign.approved.v1');
    expect(before).toMatchObject({ teamId: team, mode: 'OPEN_VISIT' });
  });
});

describe('R-113 重复督查', () => {
  const title = '农村道路养护专项督查';
  it('别的督查30天内查同一个对象的同一件事: 草拟时提示, 没有理由不能批准', async () => {
    const other = await known(title);
    await county.done(`/api/inspections/${randomUUID()}/plan`, desk, {
      ...{ matterId: other, mode: 'OPEN_VISIT', purpose: title, subjects: [units.roads], methods: ['INSPECT'] },
      points: [{ pointId: randomUUID(), name: '县道', place: '三里桥' }],
      ...{ team: [named(desk)], fromOn: '2026-03-25', untilOn: '2026-03-27' },
    });
    const id = await known(title);
    const points = [point('县道', units.roads, 'OPEN_VISIT')];
    const teams = [{ teamId: randomUUID(), name: '督查组', leader: named(desk), members: [], points }];
    await county.done(url(id, 'draft'), desk, { ...planOf(), subjects: [units.roads], teams });
    expect((await view(id, chief)).pending?.checks).toMatchObject({
      perSubject: [{ subject: units.roads, thisYear: 1 }],
      duplicates: [{ matterId: other, subject: units.roads, fromOn: '2026-03-25' }],
    });
    await county.done(url(id, 'endorse'), director, agree);
    await county.done(url(id, 'endorse'), deputy, agree);
    expect(await county.refused(url(id, 'approve'), head, agree)).toMatchObject({
      code: 'campaign.duplicate',
      title: expect.stringContaining('交通局,2026-03-25至2026-03-27'),
    });
    await county.done(url(id, 'approve'), head, { ...agree, overrideReason: '上次只查了县道' });
    expect((await view(id, chief)).inForce).toMatchObject({ overrideReason: '上次只查了县道' });
  });
});

describe('R-106 督查组里有单位的人', () => {
  it('被抽调的单位人员看得到自己的组, 自己声明; 没有声明的不能出发, 点出名字; 别的单位看不到', async () => {
    const { roads } = people;
    const [mixed, other] = [randomUUID(), randomUUID()];
    const plan = planOf([mixed, other]);
    const [first, ...rest] = plan.teams;
    const members = [{ person: named(roads), kind: 'STAFF' }];
    const id = await known('危房改造专项督查');
    await approved(id, { ...plan, teams: [{ ...first, members }, ...rest] });
    await service.job('inspection-team.form', { inspectionTeamId: mixed, matterId: id });
    const promise = { interests: [], noInterests: true, committed: true };
    await county.done(ofTeam(mixed, 'declare'), desk, promise);
    expect(await county.refused(ofTeam(mixed, 'depart'), desk, {})).toMatchObject({
      code: 'inspection-team.undeclared',
      title: expect.stringContaining('路遥'),
    });
    const seen = async (by: Actor): Promise<unknown> => (await service.get('/api/inspection-teams', by)).body;
    expect(await seen(roads)).toMatchObject([{ name: '第一督查组', matterId: id }]);
    expect(await seen(town)).toEqual([]);
    expect((await service.post(ofTeam(mixed, 'declare'), town, promise)).status).toBe(404);
    await county.done(ofTeam(mixed, 'declare'), roads, promise);
    expect(await county.refused(ofTeam(mixed, 'depart'), desk, {})).toMatchObject({
      code: 'inspection-team.untrained',
    });
  });
});

describe('不能草拟、不再开展的', () => {
  it('批办的事项、还没有立项的事项不能草拟(I-1)', async () => {
    const plain = await county.known({ category: 'SPECIAL', title: '饮水' });
    expect(await county.refused(url(plain, 'draft'), desk, planOf())).toMatchObject({ code: 'campaign.not-campaign' });
    const early = await county.known({ category: 'DECISION', procedure: 'DX', title: '护林防火督查' });
    expect(await county.refused(url(early, 'draft'), desk, planOf())).toMatchObject({
      code: 'campaign.matter-not-approved',
    });
  });
  it('R-601 批准过的计划条目才能写进方案', async () => {
    const id = await known('校园食品安全专项督查');
    const { offProgramReason: _reason, ...plan } = planOf([randomUUID(), randomUUID()]);
    const entry = {
      ...{ entryId: randomUUID(), body: { id: 'office', name: '政府办' }, topic: '校园食品安全', form: 'SPECIFIC' },
      ...{ subjectKinds: ['DEPARTMENT'], subjects: [], month: '2026-03' },
    };
    const program = `/api/annual-programs/${randomUUID()}`;
    await county.done(`${program}/draft`, desk, { year: 2026, entries: [entry] });
    const planned = { ...plan, programEntryId: entry.entryId };
    expect(await county.refused(url(id, 'draft'), desk, planned)).toMatchObject({
      code: 'campaign.program-entry-unknown',
    });
    await county.done(`${program}/check`, director, { agree: true });
    await county.done(`${program}/approve`, head, { agree: true });
    await county.done(url(id, 'draft'), desk, planned);
    expect((await view(id, chief)).pending).toMatchObject({ programEntryId: entry.entryId });
  });
  it('事项撤销的, 活动随之取消; 取消过的再撤销不变', async () => {
    const id = await known('护林防火综合督查');
    await approved(id, planOf([randomUUID(), randomUUID()]));
    await service.publish(
      ofMatter(id, 'matter.revoked.v1', { reason: '并入省里的督查', instrument: '县长批示' }, head),
    );
    const seen = await eventually('the campaign is over', async () => {
      const campaign = await view(id, chief);
      return campaign.status === 'CANCELLED' && campaign;
    });
    expect(seen.cancelled).toMatchObject({ reason: '并入省里的督查' });
    expect(await county.refused(url(id, 'amend'), desk, { ...planOf(), reason: '改' })).toMatchObject({
      code: 'campaign.cancelled',
    });
  });
});
