import { randomUUID } from 'node:crypto';
import { type ConclusionView, type ReconsiderationView } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { actor, givenOut, named, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';

const { desk, chief, director, clerk, head, town } = people;
const mayor = actor('闻若川', ['GOV_HEAD'], ['gov']);
const reviewer = actor('尤芷', ['INTAKE_CLERK'], ['office']);
const problem = {
  ...{ what: '污水仍直排', when: '2026-02-26', where: '石笋河', responsibleUnit: '水利局', impact: '下游取水口' },
  ...{ cause: '管网未接', suggestion: '接管', selfReported: false },
};

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const of = (id: string, verb: string): string => `/api/conclusions/${id}/${verb}`;
const again = (id: string, verb: string): string => `/api/reconsiderations/${id}/${verb}`;
const conclusions = async (matterId: string, by = desk): Promise<ConclusionView[]> =>
  (await service.get(`/api/conclusions?matterId=${matterId}`, by)).body as unknown as ConclusionView[];
const reconsiderations = async (matterId: string, by = desk): Promise<ReconsiderationView[]> =>
  (await service.get(`/api/reconsiderations?matterId=${matterId}`, by)).body as unknown as ReconsiderationView[];
const draft = async (matterId: string) => ({
  ...{ matterId, unit: units.water, facts: '核查三处排口', judgement: '一处不到位', participants: [named(desk)] },
  findings: [{ findingId: randomUUID(), type: 'DELAY', problem, evidence: [await service.kept('排口.jpg', '排口')] }],
});
/** drafted by the supervisor, approved by the director, delivered, and received on 2026-03-02 */
const received = async (): Promise<{ matterId: string; id: string }> => {
  const matterId = await county.known({ category: 'DECISION', title: '环保回头看', urgency: 'NORMAL' });
  const id = randomUUID();
  await county.done(of(id, 'draft'), desk, await draft(matterId));
  await county.done(of(id, 'decide'), director, { agree: true });
  expect(await conclusions(matterId, clerk)).toEqual([]);
  await service.job('conclusion.deliver', { conclusionId: id });
  await county.done(of(id, 'receive'), clerk, {});
  return { matterId, id };
};
const objection = (conclusionId: string) => ({ conclusionId, reasons: '排口已于2月27日封堵' });

describe('R-114 督查结论', () => {
  it('没有证据的问题不能写进结论', async () => {
    const sheet = await draft(randomUUID());
    const bare = { ...sheet, findings: sheet.findings.map((one) => ({ ...one, evidence: [] })) };
    const { matterId } = await received();
    expect(await county.refused(of(randomUUID(), 'draft'), desk, { ...bare, matterId })).toMatchObject({
      code: 'conclusion.evidence-missing',
      title: '问题“污水仍直排”没有证据,不能写进结论',
    });
  });
  it('送达以前单位看不到, 送达以后别的单位看不到; 自签收的次日起30日, 遇休假日顺延', async () => {
    const { matterId } = await received();
    expect(await conclusions(matterId, clerk)).toMatchObject([
      { status: 'RECEIVED', unit: units.water, untilAt: '2026-04-01T15:59:59.000Z' },
    ]);
    expect(await conclusions(matterId, town)).toEqual([]);
  });
});

describe('R-115 复核: 30日内申请, 30日内决定, 参与结论的人回避(I-14)', () => {
  it('第31日的申请不收, 第30日的收', async () => {
    const { matterId, id } = await received();
    service.setNow('2026-04-01T16:00:00.000Z');
    expect(await county.refused(again(randomUUID(), 'file'), head, objection(id))).toMatchObject({
      status: 409,
      code: 'reconsideration.too-late',
      title: '申请复核的期限是2026-04-01,已经过去',
    });
    expect(await reconsiderations(matterId)).toEqual([]);
    service.setNow('2026-04-01T15:59:00.000Z');
    await county.done(again(randomUUID(), 'file'), head, objection(id));
    expect(await reconsiderations(matterId, head)).toMatchObject([
      { status: 'FILED', decideDueAt: '2026-05-06T15:59:59.000Z' },
    ]);
  });

  it('起草的、审定的都不能复核; 复核人员提出意见以后行政首长决定, 作用于结论', async () => {
    const { matterId, id } = await received();
    const k = randomUUID();
    await county.done(again(k, 'file'), head, objection(id));
    expect(await county.refused(again(randomUUID(), 'file'), head, objection(id))).toMatchObject({
      code: 'reconsideration.already-filed',
    });
    await county.done(again(k, 'examine'), chief, { agree: true });
    for (const partial of [desk, director])
      expect(
        await county.refused(again(k, 'assign-reviewers'), director, { reviewers: [named(reviewer), named(partial)] }),
      ).toMatchObject({ code: 'reconsideration.participant', title: `${partial.name}参与作出结论,应当回避,不能复核` });
    await county.done(again(k, 'assign-reviewers'), director, { reviewers: [named(reviewer)] });
    const opinion = { proposal: 'AMEND', opinion: '现场复看属实' };
    expect(await county.refused(again(k, 'review'), chief, opinion)).toMatchObject({
      code: 'reconsideration.not-a-reviewer',
    });
    const [finding] = (await conclusions(matterId))[0]?.findings ?? [];
    const findingId = finding?.findingId ?? '';
    const toRectify = { findingId, type: 'DELAY', problem, requirement: '接管' };
    const [own, other] = [randomUUID(), randomUUID()];
    for (const [rectificationId, unit, ids] of [
      [own, units.water, [toRectify]],
      [other, units.roads, [{ ...toRectify, findingId: randomUUID() }]],
    ] as const)
      await county.done(`/api/rectifications/${rectificationId}/issue`, desk, {
        ...{ matterId, unit, findings: ids, planDueOn: '2026-03-06', dueOn: '2026-03-31' },
      });
    const decision = { decision: 'AMEND', reasons: '排口已封堵', withdrawn: [findingId] };
    expect(await county.refused(again(k, 'decide'), mayor, { ...decision, withdrawn: [randomUUID()] })).toMatchObject({
      code: 'reconsideration.reviews-missing',
    });
    expect(await county.refused(again(k, 'decide'), mayor, decision)).toMatchObject({
      code: 'reconsideration.reviews-missing',
      title: '尤芷还没有提出复核意见',
    });
    await county.done(again(k, 'review'), reviewer, opinion);
    expect(await reconsiderations(matterId, head)).toMatchObject([{ reviewers: [], reviews: [], decided: null }]);
    for (const [change, code] of [
      [{ withdrawn: [randomUUID()] }, 'reconsideration.finding-unknown'],
      [{ decision: 'MAINTAIN' }, 'reconsideration.maintained'],
    ] as const)
      expect(await county.refused(again(k, 'decide'), mayor, { ...decision, ...change })).toMatchObject({ code });
    await county.done(again(k, 'decide'), mayor, decision);
    const withdrawn = [{ findingId, what: problem.what }];
    const affected = [{ rectificationId: own, findingIds: [findingId] }];
    for (const _ of [1, 2]) await service.job('conclusion.reconsider', { conclusionId: id, ...decision, withdrawn });
    expect(await conclusions(matterId, clerk)).toMatchObject([
      { reconsidered: { ...decision, withdrawn, rectifications: affected } },
    ]);
    for (const one of affected) await service.job('rectification.withdraw', { ...one, reasons: decision.reasons });
    const rectifications = await service.get(`/api/rectifications?matterId=${matterId}`, desk);
    expect(rectifications.body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: own, status: 'CLOSED' }),
        expect.objectContaining({ id: other, status: 'ISSUED' }),
      ]),
    );
    expect(await county.facts(id, 'conclusion.reconsidered.v1')).toHaveLength(1);
    await service.job('reconsideration.remind', { reconsiderationId: k });
    expect(await county.facts(k, 'reconsideration.reminded.v1')).toHaveLength(0);
  });

  it('SP-7 结论撤销以前提出的结果运用建议不能再同意, 撤销以后提出的可以', async () => {
    const { matterId, id } = await received();
    const [before, after] = [randomUUID(), randomUUID()];
    const proposal = (outcomeId: string, verb: string): string => `/api/outcomes/${outcomeId}/${verb}`;
    const wanted = {
      matterId,
      kind: 'CRITICISM',
      unit: units.water,
      facts: '污水直排',
      basis: '条例',
      suggestion: '批评',
    };
    await county.done(proposal(before, 'propose'), desk, wanted);
    service.setNow('2026-03-03T01:00:00.000Z');
    await service.job('conclusion.reconsider', {
      conclusionId: id,
      decision: 'REVOKE',
      reasons: '已封堵',
      withdrawn: [],
    });
    await county.done(proposal(after, 'propose'), desk, { ...wanted, facts: '逾期' });
    for (const one of [before, after]) await county.done(proposal(one, 'explain'), head, { explanation: '已封堵' });
    expect(await county.refused(proposal(before, 'check'), director, { agree: true })).toMatchObject({
      code: 'outcome.conclusion-changed',
    });
    await county.done(proposal(after, 'check'), director, { agree: true });
    expect((await service.get(`/api/outcomes?matterId=${matterId}`, desk)).body).toMatchObject([
      { id: before, changed: { decision: 'REVOKE' } },
      { id: after, changed: null },
    ]);
  });

  it('超过30日作出的决定, 记为超期', async () => {
    const { matterId, id } = await received();
    const k = randomUUID();
    await county.done(again(k, 'file'), head, objection(id));
    await county.done(again(k, 'examine'), chief, { agree: true });
    await county.done(again(k, 'assign-reviewers'), director, { reviewers: [named(reviewer)] });
    await county.done(again(k, 'review'), reviewer, { proposal: 'MAINTAIN', opinion: '仍直排' });
    await service.job('reconsideration.remind', { reconsiderationId: k });
    expect(await county.facts(k, 'reconsideration.reminded.v1')).toHaveLength(1);
    service.setNow('2026-04-02T01:00:00.000Z');
    expect(await reconsiderations(matterId)).toMatchObject([{ overdue: true }]);
    await county.done(again(k, 'decide'), mayor, { decision: 'MAINTAIN', reasons: '维持' });
    expect(await reconsiderations(matterId)).toMatchObject([{ overdue: false, decided: { late: true } }]);
  });

  it('别的单位申请不了, 与没有这份结论一样; 没有签收的不能申请', async () => {
    const { id } = await received();
    const townHead = people.townHead;
    expect((await service.post(again(randomUUID(), 'file'), townHead, objection(id))).status).toBe(404);
    expect((await service.post(again(randomUUID(), 'file'), head, objection(randomUUID()))).status).toBe(404);
  });
});
