import { randomUUID } from 'node:crypto';
import { type CoordinationView, type FactData } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { givenOut, named, path, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';

const { desk, chief, director, deputy, clerk, head, town, roads } = people;
type Resolved = FactData<'coordination.resolved.v1'>;
type Coordinated = FactData<'assignment.coordinated.v1'>;
const asked = (assignmentId: string) => ({
  assignmentId,
  kind: 'STUCK',
  stuck: '管网权属不清',
  tried: '已两次会商',
  proposal: '请分管领导协调',
});
const meeting = { on: '2026-03-04', place: '县政府三楼会议室', participants: '水利局、柳汀镇' };

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const at = (id: string, verb: string): string => `/api/coordinations/${id}/${verb}`;
const listed = async (matterId: string, by = desk): Promise<CoordinationView[]> =>
  (await service.get(`/api/coordinations?matterId=${matterId}`, by)).body as unknown as CoordinationView[];
/** what the process does with a result */
const apply = async (coordinationId: string): Promise<Coordinated> => {
  const result = await county.fact<Resolved>(coordinationId, 'coordination.resolved.v1');
  await service.job('assignment.apply-coordination', { ...result, coordinationId });
  return county.fact<Coordinated>(result.assignmentId, 'assignment.coordinated.v1');
};

describe('SP-4 协调', () => {
  it('单位提请, 督查机构、办公室主任没有结果, 分管领导开协调会定下新时限, 对任务生效', async () => {
    const { matterId, lead } = await county.matter();
    const id = randomUUID();
    await county.done(at(id, 'request'), clerk, asked(lead));
    expect(await listed(matterId, clerk)).toMatchObject([
      { id, unit: units.water, status: 'OPEN', tier: 'BODY', tierDueAt: '2026-03-05T15:59:59.000Z', steps: [] },
    ]);
    expect(await county.refused(at(randomUUID(), 'request'), desk, asked(lead))).toMatchObject({
      code: 'coordination.already-open',
    });
    await county.done(at(id, 'escalate'), chief, { reason: '跨两个单位' });
    service.setNow('2026-03-06T01:00:00.000Z');
    await service.job('coordination.time-out', { coordinationId: id });
    expect(await listed(matterId)).toMatchObject([
      {
        tier: 'LEADER',
        roles: ['GOV_LEADER', 'GOV_HEAD'],
        tierDueAt: '2026-03-11T15:59:59.000Z',
        steps: [
          { tier: 'BODY', reason: '跨两个单位', by: named(chief) },
          { tier: 'DIRECTOR', reason: null, by: { name: '系统' } },
        ],
      },
    ]);
    const result = { effect: 'ADJUST', decision: '延至月底,柳汀镇配合', dueOn: '2026-03-31', requirement: '先通水' };
    expect(await county.refused(at(id, 'resolve'), director, result)).toMatchObject({
      status: 403,
      code: 'coordination.not-your-tier',
      title: '现在是分管领导协调会或现场办公,由分管领导、行政首长办理',
    });
    expect(await county.refused(at(id, 'resolve'), deputy, result)).toMatchObject({
      code: 'coordination.meeting-missing',
    });
    await county.done(at(id, 'resolve'), deputy, { ...result, meeting });
    expect(await apply(id)).toMatchObject({ previousDueAt: '2026-03-23T15:59:59.000Z', next: null });
    expect(await county.view(lead, clerk)).toMatchObject({
      dueAt: '2026-03-31T15:59:59.000Z',
      originalDueAt: '2026-03-23T15:59:59.000Z',
      requirement: '先通水',
      coordinated: [{ coordinationId: id, decision: result.decision }],
    });
    expect(await listed(matterId, clerk)).toMatchObject([
      { status: 'RESOLVED', resolved: { tier: 'LEADER', meeting } },
    ]);
  });

  it('退办争议转入协调, 改由其他单位, 原任务已改办', async () => {
    const { matterId, lead } = await county.matter();
    const id = randomUUID();
    await service.job('coordination.open', {
      coordinationId: id,
      assignmentId: lead,
      matterId,
      kind: 'RETURN_DISPUTE',
      stuck: '两家都称不属本单位职责',
      proposal: '请明确牵头单位',
    });
    expect(await listed(matterId)).toMatchObject([{ id, kind: 'RETURN_DISPUTE', tried: null, parties: [] }]);
    const move = { effect: 'REASSIGN', decision: '由交通局牵头' };
    const to = (unit: object) => ({ ...move, newUnit: { unit, responsibleLeader: named(roads) } });
    expect(await county.refused(at(id, 'resolve'), chief, to(units.town))).toMatchObject({
      title: '柳汀镇已经承办本事项',
    });
    await county.done(at(id, 'resolve'), chief, to(units.roads));
    const { next } = await apply(id);
    if (!next) throw new Error('no successor');
    expect(next).toMatchObject({ serial: 3, replaces: lead, line: { role: 'LEAD', unit: units.roads } });
    await county.issue(matterId, next);
    expect(await county.view(lead, clerk)).toMatchObject({ status: 'WITHDRAWN_REASSIGNED', overdueDays: 0 });
    expect(await county.view(next.assignmentId, roads)).toMatchObject({ status: 'ISSUED', replaces: lead });
  });

  it('I-4 I-20 别的单位提请不了, 也看不到; 与不存在的任务一样', async () => {
    const { matterId, lead } = await county.matter();
    const id = randomUUID();
    expect((await service.post(at(id, 'request'), town, asked(lead))).status).toBe(404);
    expect((await service.post(at(id, 'request'), town, asked(randomUUID()))).status).toBe(404);
    await county.done(at(id, 'request'), head, asked(lead));
    expect(await listed(matterId, town)).toEqual([]);
    expect((await service.post(at(id, 'resolve'), head, { effect: 'KEEP', decision: '照办' })).status).toBe(403);
    expect((await service.get('/api/coordinations?matterId=x', desk)).status).toBe(400);
  });

  it('S-36 所涉及的单位看得到协调, 看不到任务, 也办不了', async () => {
    const { matterId, lead } = await county.matter();
    const id = randomUUID();
    await county.done(at(id, 'request'), clerk, { ...asked(lead), parties: [units.roads] });
    expect(await listed(matterId, roads)).toMatchObject([{ id, parties: [units.roads], tier: 'BODY' }]);
    expect(await listed(matterId, town)).toEqual([]);
    expect(await county.list(matterId, roads)).toEqual([]);
    expect((await service.post(at(id, 'resolve'), roads, { effect: 'KEEP', decision: '照办' })).status).toBe(403);
    await county.done(at(id, 'resolve'), chief, { effect: 'KEEP', decision: '交通局配合' });
    expect(await listed(matterId, roads)).toMatchObject([{ status: 'RESOLVED', resolved: { decision: '交通局配合' } }]);
  });

  it('两人同时提请, 只成一个', async () => {
    const { matterId, lead } = await county.matter();
    const answers = await Promise.all([
      service.post(at(randomUUID(), 'request'), clerk, asked(lead)),
      service.post(at(randomUUID(), 'request'), desk, asked(lead)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await listed(matterId)).toHaveLength(1);
  });
});

describe('再分解的任务', () => {
  it('延期、协调都不能晚于分解单位时限前一个工作日; 分解单位的时限延长, 它的不变', async () => {
    const { matterId, lead } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const line = { unit: units.roads, responsibleLeader: named(roads), requirement: '修通便道', dueOn: '2026-03-20' };
    await county.done(path(lead, 'split'), clerk, { lines: [line] });
    const [part] = (await county.fact<FactData<'assignment.split.v1'>>(lead, 'assignment.split.v1')).children;
    if (!part) throw new Error('no part');
    await county.issue(matterId, part);
    await county.done(path(part.assignmentId, 'acknowledge'), roads, { handler: named(roads) });
    const wish = {
      newDueOn: '2026-03-25',
      reason: 'OBJECTIVE',
      explanation: '连日降雨',
      progress: '过半',
      nextSteps: '雨停即修',
    };
    const tooLate = {
      code: 'assignment.part-past-whole',
      title: '这是“水利局”分解的任务,时限须不晚于2026-03-20',
    };
    expect(await county.refused(path(part.assignmentId, 'request-extension'), roads, wish)).toMatchObject(tooLate);
    const adjust = { effect: 'ADJUST', decision: '延长', dueOn: '2026-03-25' };
    const ofPart = randomUUID();
    await county.done(at(ofPart, 'request'), desk, asked(part.assignmentId));
    expect(await county.refused(at(ofPart, 'resolve'), chief, adjust)).toMatchObject(tooLate);
    const ofWhole = randomUUID();
    await county.done(at(ofWhole, 'request'), desk, asked(lead));
    await county.done(at(ofWhole, 'resolve'), chief, { ...adjust, dueOn: '2026-03-31' });
    await apply(ofWhole);
    expect(await county.view(part.assignmentId)).toMatchObject({ dueAt: '2026-03-20T15:59:59.000Z' });
    await county.done(path(part.assignmentId, 'request-extension'), roads, wish);
    await county.done(at(ofPart, 'resolve'), chief, adjust);
  });

  it('不能改给别的单位, 说明可以怎么办', async () => {
    const { lead } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const line = { unit: units.roads, responsibleLeader: named(roads), requirement: '修通便道', dueOn: '2026-03-10' };
    await county.done(path(lead, 'split'), clerk, { lines: [line] });
    const id = randomUUID();
    await county.done(at(id, 'request'), desk, asked(lead));
    const newUnit = { unit: { id: 'school', name: '教育局' }, responsibleLeader: named(roads) };
    expect(
      await county.refused(at(id, 'resolve'), chief, { effect: 'REASSIGN', decision: '改办', newUnit }),
    ).toMatchObject({
      code: 'assignment.already-split',
      remedy: '请继续统筹办理;确有困难的提请协调,调整要求或时限',
    });
  });
});
