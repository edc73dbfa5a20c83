import { createHash, randomUUID } from 'node:crypto';
import { type CampaignFieldView, type ConclusionView, type FactData, type InspectionView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { NOW } from '@duban/testing';
import { actor, givenOut, named, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';
import { plan as sample } from './campaign.samples';

const { desk, chief, director, deputy, clerk, head: unitHead, town } = people;
const head = actor('闻若川', ['GOV_HEAD'], ['gov']);
const colleague = actor('晏行舟', ['SUPERVISOR'], ['office']);
const bystander = actor('苗壮', ['SUPERVISOR'], ['office']);
const reviewer = actor('尤芷', ['INTAKE_CLERK'], ['office']);

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
afterAll(() => service.close());

const point = (name: string, unit: object, mode: string) => ({
  ...{ pointId: randomUUID(), name, place: `${name}门口`, unit, mode },
});
const [open, covert, other] = [
  point('鹭洲小区', units.water, 'OPEN_VISIT'),
  point('新河小区', units.water, 'COVERT_VISIT'),
  point('雁回小区', units.town, 'COVERT_VISIT'),
] as const;
const extra = point('三里小区', units.water, 'COVERT_VISIT');
const [first, second] = [randomUUID(), randomUUID()];
const planOf = (...more: object[]) => ({
  ...sample,
  subjects: [units.water, units.town],
  teams: [
    {
      ...{ teamId: first, name: '第一督查组', leader: named(desk), members: [] },
      points: [open, covert, ...more],
    },
    { teamId: second, name: '第二督查组', leader: named(colleague), members: [], points: [other] },
  ],
});
const agree = { agree: true, opinion: '同意' };
const url = (id: string, verb: string): string => `/api/campaigns/${id}/${verb}`;
const endorsed = async (id: string): Promise<void> => {
  await county.done(url(id, 'endorse'), director, agree);
  await county.done(url(id, 'endorse'), deputy, agree);
  await county.done(url(id, 'approve'), head, agree);
};
type Visits = FactData<'campaign.approved.v1'>['visits'];
/** approved, both teams declared, trained and out */
const departed = async (): Promise<{ id: string; visits: Visits }> => {
  const id = await county.known(
    { category: 'DECISION', procedure: 'DX', title: '老旧小区改造专项督查', urgency: 'NORMAL' },
    { matterNo: '清督〔2026〕DX-0001' },
  );
  await county.done(url(id, 'draft'), desk, planOf());
  await endorsed(id);
  for (const [teamId, leader] of [[first, desk] as const, [second, colleague] as const]) {
    await service.job('inspection-team.form', { inspectionTeamId: teamId, matterId: id });
    const of = (verb: string): string => `/api/inspection-teams/${teamId}/${verb}`;
    await county.done(of('declare'), leader, { interests: [], noInterests: true, committed: true });
    const course = { on: '2026-03-02', hours: 4, content: '督查纪律', trainer: '甄守拙' };
    await county.done(of('train'), chief, { ...course, attended: [named(leader)] });
    await county.done(of('depart'), leader, {});
  }
  await service.job('campaign.begin', { matterId: id });
  const { visits } = await county.fact<FactData<'campaign.approved.v1'>>(id, 'campaign.approved.v1');
  await setOut(id, visits);
  return { id, visits };
};
const setOut = async (matterId: string, visits: Visits): Promise<void> => {
  for (const visit of visits) await service.job('inspection.set-out', { ...visit, matterId });
};
const bytes = 'a picture of a wet wall';
const photo = async () => ({
  file: await service.kept('外墙.jpg', bytes),
  sha256: createHash('sha256').update(bytes).digest('hex'),
  ...{ takenAt: '2026-03-10T02:00:00.000Z', position: null },
});
const problem = {
  ...{ what: '改造后三栋楼外墙渗水', when: '2026-03-10', where: '小区', responsibleUnit: '水利局', impact: '三十二户' },
  ...{ cause: '防水层未按图施工', suggestion: '返工', selfReported: false },
};
const submit = (): string => `/api/inspection-records/${randomUUID()}/submit`;
const recordOf = async (inspectionId: string, { pointId, mode }: typeof open, found: object[] = []) => {
  const covertly = mode === 'COVERT_VISIT';
  return {
    ...{ inspectionId, pointId, method: covertly ? 'COVERT_VISIT' : 'INSPECT', observations: '外墙渗水' },
    ...{ visitedAt: '2026-03-10T02:00:00.000Z', sentAt: '2026-03-10T02:30:00.000Z', photos: [await photo()] },
    findings: found,
    ...(covertly ? {} : { confirmation: { result: 'CONFIRMED', by: '訾宁' } }),
  };
};
const recorded = async (by: Actor, ...of: Parameters<typeof recordOf>): Promise<void> => {
  await county.done(submit(), by, await recordOf(...of));
};
const field = async (id: string, by: Actor): Promise<CampaignFieldView> =>
  (await service.get(url(id, 'field'), by)).body as unknown as CampaignFieldView;

describe('大型督查: 从组织实施到回头看', () => {
  let id: string;
  let visits: Visits;
  const idOf = (teamId: string, mode: string): string =>
    visits.find((one) => one.teamId === teamId && one.mode === mode)?.inspectionId ?? '';
  const [seenOpen, seenCovert, seenTown] = [randomUUID(), randomUUID(), randomUUID()];
  const found = (findingId: string, unit: object) => [{ findingId, type: 'DEVIATION', unit, problem }];
  beforeAll(async () => {
    service.setNow(NOW);
    ({ id, visits } = await departed());
    service.setNow('2026-03-10T03:00:00.000Z');
  });

  it('DX_Execute 每组的明查、暗访各一次核查, 已经审定; I-13 方案以外的点位不收, 变更审定以后才收', async () => {
    const inspections = (await service.get(`/api/inspections?matterId=${id}`, chief))
      .body as unknown as InspectionView[];
    expect(inspections.map(({ mode, status }) => `${mode} ${status}`).sort()).toEqual([
      ...['COVERT_VISIT APPROVED', 'COVERT_VISIT APPROVED', 'OPEN_VISIT APPROVED'],
    ]);
    const outside = await recordOf(idOf(first, 'COVERT_VISIT'), extra);
    const refused = { code: 'inspection.point-outside' };
    expect(await county.refused(submit(), desk, outside)).toMatchObject(refused);
    await county.done(url(id, 'amend'), colleague, { ...planOf(extra), reason: '群众反映' });
    await endorsed(id);
    expect(await county.refused(submit(), desk, outside)).toMatchObject(refused);
    await setOut(id, visits);
    await recorded(desk, idOf(first, 'COVERT_VISIT'), extra);
    expect(await county.facts(idOf(first, 'COVERT_VISIT'), 'inspection.realigned.v1')).toHaveLength(1);
    expect(await county.facts(idOf(first, 'OPEN_VISIT'), 'inspection.realigned.v1')).toHaveLength(0);
  });

  it('DX_DailyHuddle 点位没有查完不能结束外勤; 结束以后碰头会把底稿的问题归并', async () => {
    const huddle = { teamId: first, progress: '查三处', finished: true };
    expect(await county.refused(url(id, 'hold-huddle'), desk, huddle)).toMatchObject({
      code: 'campaign.checks-open',
      title: expect.stringContaining('明查(鹭洲小区)'),
    });
    expect(await county.refused(url(id, 'hold-huddle'), colleague, huddle)).toMatchObject({
      code: 'campaign.huddle-by-leader',
    });
    await recorded(desk, idOf(first, 'OPEN_VISIT'), open, found(seenOpen, units.water));
    await recorded(desk, idOf(first, 'COVERT_VISIT'), covert, found(seenCovert, units.water));
    await recorded(colleague, idOf(second, 'COVERT_VISIT'), other, found(seenTown, units.town));
    for (const [by, teamId, mode] of [
      [desk, first, 'OPEN_VISIT'],
      [desk, first, 'COVERT_VISIT'],
      [colleague, second, 'COVERT_VISIT'],
    ] as const)
      await county.done(`/api/inspections/${idOf(teamId, mode)}/conclude`, by, { result: 'PARTLY', summary: '渗水' });
    await county.done(url(id, 'hold-huddle'), desk, huddle);
    await county.done(url(id, 'hold-huddle'), colleague, { ...huddle, teamId: second });
    const finding = (unit: object, sources: string[]) => ({
      ...{ findingId: randomUUID(), type: 'DEVIATION', unit, grade: 'SERIOUS', problem, sources, asMatter: true },
    });
    const minutes = {
      ...{ attendees: [named(desk), named(colleague)], standard: '以户为单位', minutes: '逐项核对' },
      findings: [finding(units.water, [seenOpen, seenCovert])],
    };
    expect(await county.refused(url(id, 'merge-findings'), chief, minutes)).toMatchObject({
      code: 'campaign.source-left',
    });
    await county.done(url(id, 'merge-findings'), chief, {
      ...minutes,
      findings: [...minutes.findings, finding(units.town, [seenTown])],
    });
    expect((await field(id, chief)).merged?.findings).toMatchObject([
      { covert: false, status: 'FOUND', evidence: [{ name: '外墙.jpg' }] },
      { covert: true, unit: units.town },
    ]);
  });

  it('I-18 督查室里不在组里的看不到暗访的核查、碰头和照片; 单位什么也看不到', async () => {
    const seen = await field(id, bystander);
    expect(seen.checks.map(({ mode }) => mode)).toEqual(['OPEN_VISIT']);
    expect(seen.found.map(({ findingId }) => findingId)).toEqual([seenOpen]);
    expect(seen.huddles).toEqual([]);
    expect(seen.merged?.findings.map(({ evidence }) => evidence.length)).toEqual([1, 0]);
    for (const one of [clerk, unitHead, town]) expect((await service.get(url(id, 'field'), one)).status).toBe(403);
    const both = actor('訾远', ['SUPERVISION_CHIEF'], ['office', 'water']);
    expect((await service.get(url(id, 'field'), both)).status).toBe(404);
    expect((await service.get(url(id, 'report.docx'), both)).status).toBe(404);
    expect((await service.get(url(id, 'report.docx'), chief)).status).toBe(404);
  });

  it('总报告审定以前不能起草结论; 审定以后每个对象一份, 参与的人不能复核(I-14)', async () => {
    const conclusion = { matterId: id, unit: units.town, facts: '一处渗水', judgement: '应予整改' };
    const evidence = [await service.kept('外墙.jpg', bytes)];
    const [ofTown] = ((await field(id, chief)).merged?.findings ?? []).filter(({ unit }) => unit.id === 'town');
    const sheet = {
      ...conclusion,
      participants: [named(desk)],
      findings: [{ findingId: ofTown?.findingId, type: 'DEVIATION', problem, evidence }],
    };
    const draft = (conclusionId: string): string => `/api/conclusions/${conclusionId}/draft`;
    expect(await county.refused(draft(randomUUID()), desk, sheet)).toMatchObject({ code: 'campaign.not-synthesized' });
    await county.done(url(id, 'synthesize'), chief, {
      ...{ overall: '总体有序', achievements: '已改造两处', causes: '监理缺位', suggestions: '建立抽检' },
      conclusions: [units.water, units.town].map((unit) => ({ unit, judgement: '应予整改', requirement: '返工' })),
    });
    await county.done(url(id, 'decide-synthesis'), head, agree);
    const { conclusions } = await county.fact<FactData<'campaign.synthesis-decided.v1'>>(
      id,
      'campaign.synthesis-decided.v1',
    );
    expect(conclusions.map(({ rectificationId }) => rectificationId !== null)).toEqual([true, true]);
    const { conclusionId = '' } = conclusions.find(({ unit }) => unit.id === 'town') ?? {};
    expect(await county.refused(draft(randomUUID()), desk, { ...sheet, unit: units.roads })).toMatchObject({
      code: 'campaign.subject-outside',
    });
    await county.done(draft(conclusionId), desk, sheet);
    await county.done(`/api/conclusions/${conclusionId}/decide`, director, agree);
    await service.job('conclusion.deliver', { conclusionId });
    await county.done(`/api/conclusions/${conclusionId}/receive`, town, {});
    const [mine] = (await service.get(`/api/conclusions?matterId=${id}`, town)).body as unknown as ConclusionView[];
    expect(mine).toMatchObject({ unit: units.town, status: 'RECEIVED' });
    const k = randomUUID();
    const again = (verb: string): string => `/api/reconsiderations/${k}/${verb}`;
    await county.done(again('file'), people.townHead, { conclusionId, reasons: '已经返工' });
    expect((await field(id, chief)).merged?.findings[1]).toMatchObject({ status: 'DISPUTED' });
    await county.done(again('examine'), chief, agree);
    for (const partial of [desk, colleague, chief, director])
      expect(await county.refused(again('assign-reviewers'), deputy, { reviewers: [named(partial)] })).toMatchObject({
        code: 'reconsideration.participant',
      });
    await county.done(again('assign-reviewers'), deputy, { reviewers: [named(reviewer)] });
  });

  it('碰头会定了单独立项的问题, 逐个立项以后才安排回头看', async () => {
    const findings = (await field(id, chief)).merged?.findings ?? [];
    const sample = { findingIds: [findings[0]?.findingId], visitOn: '2026-05-01', persons: [named(desk)] };
    const planning = () => county.refused(url(id, 'plan-look-back'), desk, sample);
    expect(await planning()).toMatchObject({ code: 'campaign.finding-unregistered' });
    const from = { kind: 'FINDING', matterId: id, no: '清督〔2026〕DX-0001', title: '老旧小区改造' };
    for (const { findingId } of findings)
      await county.known({ category: 'SPECIAL', title: '外墙渗水', origin: { ...from, findingId } });
    expect(await planning()).toMatchObject({ code: 'campaign.nothing-rectified' });
  });
});
