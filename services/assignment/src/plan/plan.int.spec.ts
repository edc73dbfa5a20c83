import { randomUUID } from 'node:crypto';
import { type ItemDossierView, type SupervisionPlanView } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { actor, givenOut, named, path, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';
import { plan as sample } from './plan.samples';

const { desk, chief, deputy, director, clerk, leader, head } = people;
const elsewhere = { ...actor('外县督查员', ['SUPERVISOR'], ['office']), region: '990122' };
const plan = { ...sample, items: sample.items.map((one) => ({ ...one, lead: units.water, co: [units.town] })) };
const agree = { agree: true };

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
afterAll(() => service.close());

const url = (id: string, verb = ''): string => `/api/supervision-plans/${id}${verb && `/${verb}`}`;
const view = async (id: string): Promise<SupervisionPlanView> =>
  (await service.get(url(id), desk)).body as unknown as SupervisionPlanView;

/** A matter that came by minutes, known here by its fact. */
const matter = (): Promise<string> => county.known({ category: 'DECISION', procedure: 'WH' });
const approved = async (): Promise<string> => {
  const id = await matter();
  await county.done(url(id, 'draft'), desk, plan);
  await county.done(url(id, 'check'), chief, agree);
  await county.done(url(id, 'approve'), deputy, agree);
  return id;
};
const line = (no: number, role: 'LEAD' | 'CO', unit: { id: string; name: string }) => ({
  ...county.line(role, unit, head, 1),
  item: { no, matter: '管网改造', method: 'ON_SITE' },
  deadline: { unit: 'DATE', date: '2026-03-31' },
});
const lines = () => [line(1, 'LEAD', units.water), line(1, 'CO', units.town), line(2, 'LEAD', units.water)];

describe('文件、会议督查: 从方案到销号', () => {
  let id: string;
  let first: string;
  let second: string;
  beforeAll(async () => {
    id = await approved();
    await county.matter(lines(), id);
    const tasks = await county.list(id);
    const led = (no: number): string =>
      tasks.find((task) => task['role'] === 'LEAD' && (task['item'] as { no: number }).no === no)?.id ?? '';
    [first, second] = [led(1), led(2)];
    for (const task of [first, second]) await county.done(path(task, 'acknowledge'), clerk, { handler: named(clerk) });
  });

  it('S-81 责任矩阵: 每一项的牵头、配合、时限和签收', async () => {
    const { inForce, figures } = await view(id);
    expect(inForce?.items).toMatchObject([
      {
        no: 1,
        assignment: { id: first, unit: units.water, status: 'ACKNOWLEDGED', unitPlan: 'NONE' },
        helping: [{ unit: units.town }],
      },
      { no: 2, assignment: { id: second, acknowledgedAt: expect.any(String) }, helping: [] },
    ]);
    expect(figures).toEqual({ items: 2, cleared: 0, onTime: 0, overdue: 0, lagging: 0, blocked: 0, percent: 0 });
  });

  it('R-305 一项的牵头只等这一项的协办意见', async () => {
    const evidence = [await service.kept('验收单.txt', '已验收')];
    const report = {
      facts: '实情',
      crux: '症结',
      measures: '措施',
      results: '完成12公里',
      causes: '无',
      followUp: '巡查',
    };
    for (const task of [first, second]) {
      await county.done(path(task, 'draft-report'), clerk, { ...report, noProblemStatement: '已核查', evidence });
      await county.done(path(task, 'check-report'), leader, agree);
    }
    expect(await county.refused(path(first, 'sign-report'), head, agree)).toMatchObject({
      code: 'assignment.opinions-missing',
    });
    await county.done(path(second, 'sign-report'), head, agree);
  });

  it('S-23 每期进展、S-82 分类, 矩阵里看得到; 一期分完再开下一期', async () => {
    await service.job('supervision-plan.open-period', { matterId: id });
    expect((await view(id)).period).toMatchObject({ period: '2026-03', open: true });
    const progress = {
      period: '2026-03',
      deployment: '已部署',
      actions: '已进场',
      progress: '完成3公里',
      percent: 25,
      achievements: '无',
      noProblemStatement: '无',
      nextSteps: '加快',
    };
    await county.done(path(first, 'report-progress'), clerk, progress);
    const classes = [
      { no: 1, progressClass: 'LAGGING', guidance: '请增派力量', key: true },
      { no: 2, progressClass: 'NORMAL' },
    ];
    expect(
      await county.refused(url(id, 'classify'), desk, { lines: [{ no: 1, progressClass: 'BLOCKED' }] }),
    ).toMatchObject({
      status: 400,
    });
    await county.done(url(id, 'classify'), desk, { lines: classes });
    const { inForce, figures, period } = await view(id);
    expect(inForce?.items[0]).toMatchObject({
      assignment: { percent: 25, periods: { '2026-03': { percent: 25, progress: '完成3公里' } } },
      classes: [{ period: '2026-03', progressClass: 'LAGGING', guidance: '请增派力量', key: true }],
    });
    expect(figures).toMatchObject({ lagging: 1, percent: 13 });
    expect(period).toMatchObject({ open: false });
    await service.job('supervision-plan.open-period', { matterId: id });
    expect((await view(id)).period).toMatchObject({ period: '2026-04', open: true });
  });

  it('S-25 审核通过、有佐证、实地核查过才销号; 汇总里按时销号一项', async () => {
    await county.done(path(second, 'review'), desk, {
      checks: ['FORMAT', 'ELEMENTS', 'EVIDENCE', 'HEAD_SIGNED', 'PROBLEMS', 'ON_TOPIC', 'MEASURES'],
      factsClear: true,
      conclusionAccurate: true,
      handledProperly: true,
      verification: 'ON_SITE',
      result: 'PASS',
    });
    await county.done(path(second, 'second-review'), chief, agree);
    const clearing = { criterionMet: true, verification: 'ON_SITE', opinion: '已通水' };
    expect(await county.refused(path(second, 'clear-item'), desk, clearing)).toMatchObject({
      code: 'assignment.clear-evidence-missing',
    });
    await county.done(path(second, 'clear-item'), desk, {
      ...clearing,
      evidence: [await service.kept('现场.txt', '通水')],
    });
    await county.done(url(id, 'summarize'), desk, { evaluation: '总体按期', causes: '一项滞后', suggestions: '加快' });
    expect(await view(id)).toMatchObject({
      figures: { items: 2, cleared: 1, onTime: 1, percent: 63 },
      summary: { evaluation: '总体按期', figures: { cleared: 1 } },
    });
  });

  it('I-13 修订时已销号的不能改; 新版批准以前按原来一版', async () => {
    const [one, two] = plan.items;
    const amend = (items: unknown[]) => ({ ...plan, items, reason: '调整时限' });
    expect(await county.refused(url(id, 'amend'), desk, amend([one, { ...two, matter: '改了' }]))).toMatchObject({
      code: 'supervision-plan.cleared-item-changed',
    });
    await county.done(url(id, 'amend'), desk, amend([{ ...one, dueOn: '2026-04-30' }, two]));
    expect(await view(id)).toMatchObject({ inForce: { version: 1 }, pending: { version: 2, reason: '调整时限' } });
    await county.done(url(id, 'check'), chief, agree);
    await county.done(url(id, 'approve'), deputy, agree);
    expect(await view(id)).toMatchObject({
      inForce: { version: 2, items: [{ dueOn: '2026-04-30' }, {}] },
      pending: null,
    });
  });
});

describe('方案没有批准, 什么也不能交办', () => {
  const text = { title: '督查通知', text: '请办理', contact: '督查室' };
  it('没有方案、方案还在审批的', async () => {
    const id = await matter();
    const draft = { ...text, lines: lines() };
    expect(await county.refused(`/api/notices/${id}/draft`, desk, draft)).toMatchObject({
      code: 'supervision-plan.not-approved',
    });
    await county.done(url(id, 'draft'), desk, plan);
    expect(await county.refused(`/api/notices/${id}/draft`, desk, draft)).toMatchObject({
      code: 'supervision-plan.not-approved',
    });
    expect(await county.refused(url(id, 'approve'), director, agree)).toMatchObject({ status: 403 });
  });
  it('批办的事项没有方案', async () =>
    expect(await county.refused(url(randomUUID(), 'draft'), desk, plan)).toMatchObject({
      code: 'supervision-plan.not-documents',
    }));
  it('I-20 别的地区看不见, 承办单位看不见方案', async () => {
    const id = await approved();
    expect(await service.get(url(id), elsewhere)).toMatchObject({ status: 404 });
    expect(await service.get(url(id), clerk)).toMatchObject({ status: 403 });
  });
});

describe('S-83 领导逐项决定', () => {
  it('终结的项目, 牵头、配合的任务都取消; 别的照办; 跟踪台账里看得到; 已终结的不能再决定', async () => {
    const id = await approved();
    await county.matter(lines(), id);
    const decide = (no: number, decision: string) => ({ lines: [{ no, decision, opinion: '上级政策已调整' }] });
    expect(await county.refused(url(id, 'decide-items'), desk, decide(1, 'DISPENSE'))).toMatchObject({ status: 403 });
    await county.done(url(id, 'decide-items'), deputy, decide(1, 'DISPENSE'));
    const statuses = async () =>
      (await county.list(id)).map((task) => [(task['item'] as { no: number }).no, task['status']]).sort();
    await eventually('the tasks of the item are cancelled', async () => {
      const all = await statuses();
      return all.filter(([, status]) => status === 'CANCELLED').length === 2;
    });
    expect(await statuses()).toContainEqual([2, 'ISSUED']);
    expect((await view(id)).figures).toMatchObject({ items: 2, dispensed: 1, overdue: 0 });
    const { body } = await service.get(url(id, 'items/1'), desk);
    const { entries } = body as unknown as ItemDossierView;
    expect(entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['方案批准', '下达', '领导决定:终结', '任务取消']),
    );
    expect(await service.get(url(id, 'items/9'), desk)).toMatchObject({ status: 404 });
    expect(await service.get(url(id, 'items/1'), clerk)).toMatchObject({ status: 403 });
    expect(await county.refused(url(id, 'decide-items'), deputy, decide(1, 'CONTINUE'))).toMatchObject({
      code: 'supervision-plan.item-over',
    });
  });
});
