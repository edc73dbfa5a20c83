import { randomUUID } from 'node:crypto';
import { type FactData, type RectificationView } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { givenOut, named, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';

const { desk, chief, clerk, head, town, townHead, roads } = people;
const problem = (what: string) => ({
  what,
  when: '2026-02-26',
  where: '新河小区',
  responsibleUnit: '水利局',
  impact: '32户',
  cause: '未按图施工',
  suggestion: '返工',
  selfReported: false,
});
const findings = ['外墙渗水', '消防通道堵塞', '资金未拨付', '公示不实', '台账缺失'].map((what) => ({
  findingId: randomUUID(),
  type: 'DEVIATION',
  problem: problem(what),
  requirement: '限期整改',
}));
const [leak, blocked, ...others] = findings.map(({ findingId }) => findingId) as [string, string, ...string[]];
const measure = (findingId: string, more: object = {}) => ({
  findingId,
  measure: '返工',
  responsible: '訾宁',
  dueOn: '2026-03-20',
  acceptance: '淋水试验不渗',
  ...more,
});

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const at = (id: string, verb: string): string => `/api/rectifications/${id}/${verb}`;
const view = async (id: string, by = desk): Promise<RectificationView> =>
  (await service.get(`/api/rectifications/${id}`, by)).body as unknown as RectificationView;
const listed = async (matterId: string, by = desk): Promise<RectificationView[]> =>
  (await service.get(`/api/rectifications?matterId=${matterId}`, by)).body as unknown as RectificationView[];
const registered = (): Promise<string> =>
  county.known(
    { category: 'DECISION', title: '老旧小区改造专项督查', urgency: 'NORMAL' },
    { matterNo: '清督〔2026〕DX-0001' },
  );
const notice = (matterId: string) => ({
  matterId,
  unit: units.water,
  findings,
  planDueOn: '2026-03-06',
  dueOn: '2026-03-31',
});

describe('AC-12 整改: 通知列5个问题, 方案有一处空的不能报, 一处立行立改, 一处核查不到位继续整改, 举一反三', () => {
  it('从通知到销号', async () => {
    const matterId = await registered();
    const id = randomUUID();
    await county.done(at(id, 'issue'), desk, notice(matterId));
    expect(await view(id, clerk)).toMatchObject({
      status: 'ISSUED',
      matterNo: '清督〔2026〕DX-0001',
      dueAt: '2026-03-31T15:59:59.000Z',
      findings: findings.map(({ findingId }) => ({ findingId, cleared: null })),
    });
    const photo = await service.kept('清除后.jpg', '清除后');
    await county.done(at(id, 'fix-at-once'), desk, { findingId: blocked, result: '当场清除', evidence: [photo] });
    const rest = [leak, ...others];
    expect(
      await county.refused(at(id, 'submit-plan'), clerk, {
        measures: rest.map((one) => measure(one, one === leak ? { measure: '' } : {})),
      }),
    ).toMatchObject({
      status: 422,
      code: 'rectification.measure-missing',
      title: '问题“外墙渗水”的整改方案没有写措施',
    });
    await county.done(at(id, 'submit-plan'), clerk, { measures: rest.map((one) => measure(one)) });
    await county.done(at(id, 'review-plan'), chief, { agree: true });
    const result = async (findingId: string) => ({
      findingId,
      result: '已返工',
      after: [await service.kept('整改后.jpg', `整改后 ${findingId}`)],
    });
    await county.done(at(id, 'report'), head, { results: await Promise.all(rest.map(result)) });
    const judgements = rest.map((findingId) =>
      findingId === leak ? { findingId, result: 'CONTINUE', opinion: '一栋仍渗水' } : { findingId, result: 'CLEARED' },
    );
    await county.done(at(id, 'check'), desk, { method: 'ON_SITE', judgements, dueOn: '2026-04-20' });
    expect(await view(id, head)).toMatchObject({
      status: 'RECTIFYING',
      dueAt: '2026-04-20T15:59:59.000Z',
      findings: [
        { cleared: null, continued: [{ opinion: '一栋仍渗水' }] },
        { cleared: { atOnce: true, by: named(desk) } },
        { cleared: { atOnce: false } },
        { cleared: { atOnce: false } },
        { cleared: { atOnce: false } },
      ],
    });
    service.setNow('2026-04-21T01:00:00.000Z');
    await service.job('rectification.mark-overdue', { rectificationId: id });
    expect(await view(id)).toMatchObject({ overdue: true });
    await county.done(at(id, 'report'), head, { results: [await result(leak)] });
    await county.done(at(id, 'check'), desk, {
      method: 'ON_SITE',
      judgements: [{ findingId: leak, result: 'CLEARED' }],
    });
    expect(await view(id)).toMatchObject({ status: 'CLOSED', overdue: false });
    const lesson = { findingId: leak, units: [units.town, units.roads], requirement: '对照自查外墙防水' };
    await county.done(at(id, 'generalize'), desk, { ...lesson, planDueOn: '2026-04-24', dueOn: '2026-05-20' });
    const { tasks, finding } = await county.fact<FactData<'rectification.generalized.v1'>>(
      id,
      'rectification.generalized.v1',
    );
    for (const { rectificationId, unit } of tasks)
      await service.job('rectification.issue-peer', {
        ...{ rectificationId, matterId, unit, findings: [{ ...finding, requirement: lesson.requirement }] },
        ...{ planDueOn: '2026-04-24', dueOn: '2026-05-20', generalizedFrom: id },
      });
    expect(await listed(matterId, town)).toMatchObject([
      { unit: units.town, status: 'ISSUED', generalizedFrom: id, findings: [{ requirement: '对照自查外墙防水' }] },
    ]);
    expect(await listed(matterId)).toHaveLength(3);
  });
});

describe('I-4 I-20 整改只有本单位和督查机构看得见', () => {
  it('别的单位与不存在的一样是 404; 列表里没有', async () => {
    const matterId = await registered();
    const id = randomUUID();
    await county.done(at(id, 'issue'), desk, notice(matterId));
    expect((await service.get(`/api/rectifications/${id}`, roads)).status).toBe(404);
    expect((await service.post(at(id, 'report'), townHead, { results: [] })).status).toBe(400);
    expect(
      (await service.post(at(id, 'report'), townHead, { results: [{ findingId: leak, result: '好了' }] })).status,
    ).toBe(404);
    expect(await listed(matterId, roads)).toEqual([]);
    expect((await service.get('/api/rectifications/x', desk)).status).toBe(404);
  });
  it('佐证没有上传的不能报', async () => {
    const matterId = await registered();
    const id = randomUUID();
    await county.done(at(id, 'issue'), desk, notice(matterId));
    const evidence = [{ digest: 'c'.repeat(64), name: '照片.jpg', size: 3, mime: 'image/jpeg' }];
    expect(
      await county.refused(at(id, 'fix-at-once'), desk, { findingId: leak, result: '已改', evidence }),
    ).toMatchObject({ code: 'attachment.unknown' });
  });
  it('没有登记过的事项不能下达', async () => {
    expect(await county.refused(at(randomUUID(), 'issue'), desk, notice(randomUUID()))).toMatchObject({
      code: 'rectification.matter-unknown',
    });
  });
});
