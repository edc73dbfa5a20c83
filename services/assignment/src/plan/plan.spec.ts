import { stateCouncilCalendar } from '@duban/calendar';
import { amend } from './commands/amend';
import { approve } from './commands/approve';
import { check } from './commands/check';
import { classify } from './commands/classify';
import { decideItems } from './commands/decide-items';
import { draft } from './commands/draft';
import { openNext } from './commands/open-period';
import { figuresOf } from './figures';
import { nextPeriod } from './period';
import { dispensed, supervisionPlan } from './plan';
import {
  amended,
  approved,
  by,
  checked,
  chief,
  drafted,
  fact,
  given,
  inForce,
  item,
  leader,
  me,
  opened,
  plan,
  terms,
  unit,
} from './plan.samples';

const agree = { agree: true, opinion: '' };
const no = { agree: false, opinion: '目标不具体' };
const amending = { ...plan, reason: '增加一项' };

describe('S-80 督查方案和检查项目', () => {
  it('拟订、审核、审批, 三个人', () => {
    given().when(draft, plan, { actor: me, lookup: terms }).then(drafted);
    given(drafted).when(check, agree, { actor: chief }).then(checked());
    given(drafted, checked()).when(approve, agree, { actor: leader }).then(approved());
  });
  it('拟订人不能自己审核、审批', () => {
    given(drafted).when(check, agree, { actor: me }).refused('supervision-plan.same-person', { by: me.name });
    given(drafted, checked())
      .when(approve, agree, { actor: me })
      .refused('supervision-plan.same-person', { by: me.name });
  });
  it('没审核的不能审批, 退回的可以重拟', () => {
    given(drafted)
      .when(approve, agree, { actor: leader })
      .refused('supervision-plan.wrong-status', { status: '待审核', command: '方案审批' });
    const returned = fact('supervision-plan.checked.v1', { ...by(chief), ...no, version: 1 });
    given(drafted).when(check, no, { actor: chief }).then(returned);
    given(drafted, returned).when(draft, plan, { actor: me, lookup: terms }).then(drafted);
  });
  it('批办的事项没有方案', () =>
    given()
      .when(draft, plan, { lookup: { ...terms, documents: false } })
      .refused('supervision-plan.not-documents', {}));
  it.each([
    ['序号不能重复', [item(1), item(1)], 'supervision-plan.number-twice', { no: 1 }],
    [
      '牵头的不能同时配合',
      [item(1, { co: [unit('水利局')] })],
      'supervision-plan.lead-also-co',
      { no: 1, unit: '水利局' },
    ],
    ['时限不能已经过去', [item(1, { dueOn: '2026-03-01' })], 'supervision-plan.due-past', { no: 1 }],
  ] as const)('%s', (_, items, code, params) =>
    given()
      .when(draft, { ...plan, items: [...items] }, { lookup: terms })
      .refused(code, params),
  );
});

describe('I-13 批准以后冻结, 修订是新的一版', () => {
  it('不能再拟订, 只能修订', () => {
    given(...inForce)
      .when(draft, plan, { actor: me, lookup: terms })
      .refused('supervision-plan.frozen', {});
    given(...inForce)
      .when(amend, { ...amending, items: [...plan.items, item(3)] }, { actor: me, lookup: terms })
      .then(amended);
  });
  it('新版审批以前, 施行的是原来一版; 审批以后, 原来一版留着', () => {
    const during = [...inForce, amended].reduce(supervisionPlan.evolve, supervisionPlan.initial);
    expect(during).toMatchObject({ status: 'DRAFTED', inForce: { version: 1 }, pending: { version: 2 } });
    const after = [...inForce, amended, checked(2), approved(2, 3)].reduce(
      supervisionPlan.evolve,
      supervisionPlan.initial,
    );
    expect(after).toMatchObject({ status: 'APPROVED', inForce: { version: 2 }, superseded: [{ version: 1 }] });
    expect(after).toHaveProperty('inForce.items.length', 3);
  });
  it('已销号的项目修订时不能改、不能去掉', () => {
    const lookup = { ...terms, cleared: [1] };
    for (const items of [[item(2)], [item(1, { matter: '改了' }), item(2)]])
      given(...inForce)
        .when(amend, { ...amending, items }, { actor: me, lookup })
        .refused('supervision-plan.cleared-item-changed', { no: 1 });
    expect(
      given(...inForce)
        .when(amend, amending, { actor: me, lookup })
        .facts(),
    ).toHaveLength(1);
  });
  it('没有批准过的不能修订', () =>
    given(drafted)
      .when(amend, amending, { lookup: terms })
      .refused('supervision-plan.wrong-status', { status: '待审核', command: '修订方案' }));
});

describe('S-82 每期分类指导', () => {
  const line = (n: number, progressClass: 'NORMAL' | 'LAGGING' = 'NORMAL') => ({
    no: n,
    progressClass,
    guidance: progressClass === 'NORMAL' ? '' : '请增派力量',
    key: false,
  });
  const lookup = { cleared: [] as number[] };
  it('一次分完, 一期一次', () => {
    const lines = [line(1), line(2, 'LAGGING')];
    const classified = fact('supervision-plan.classified.v1', { lines, ...by(), period: '2026-03' });
    given(...inForce, opened())
      .when(classify, { lines }, { actor: me, lookup })
      .then(classified);
    given(...inForce, opened(), classified)
      .when(classify, { lines }, { lookup })
      .refused('supervision-plan.no-period', {});
  });
  it('没分类的项目不能漏, 已销号的不必分', () => {
    given(...inForce, opened())
      .when(classify, { lines: [line(1)] }, { lookup })
      .refused('supervision-plan.item-unclassified', { no: 2 });
    expect(
      given(...inForce, opened())
        .when(classify, { lines: [line(1)] }, { lookup: { cleared: [2] } })
        .facts(),
    ).toHaveLength(1);
  });
  it('方案里没有的项目不能分类', () =>
    given(...inForce, opened())
      .when(classify, { lines: [line(1), line(2), line(9)] }, { lookup })
      .refused('supervision-plan.item-unknown', { no: 9 }));
  it('上一期没分类完, 下一期不开; 重复的作业不变', () => {
    const next = { period: '2026-04', reportDueAt: '', classifyDueAt: '' };
    given(...inForce, opened())
      .when(openNext, { matterId: '' }, { lookup: next })
      .then();
  });
});

describe('S-83 领导逐项决定', () => {
  const lookup = { over: [] as number[] };
  const decision = (n: number, what: 'CONTINUE' | 'DISPENSE' | 'CAMPAIGN') => ({
    no: n,
    decision: what,
    opinion: what === 'CONTINUE' ? '' : '上级政策已调整',
  });
  const decidedFact = (...lines: ReturnType<typeof decision>[]) =>
    fact('supervision-plan.items-decided.v1', { lines, ...by(leader) });
  it('继续、终结, 写明理由; 终结的不再要求分类', () => {
    const lines = [decision(1, 'CONTINUE'), decision(2, 'DISPENSE')];
    given(...inForce)
      .when(decideItems, { lines }, { actor: leader, lookup })
      .then(decidedFact(...lines));
    const after = [...inForce, decidedFact(...lines)].reduce(supervisionPlan.evolve, supervisionPlan.initial);
    expect(after.status === 'NONE' ? [] : dispensed(after)).toEqual([2]);
  });
  it('已经销号、审核通过、终结的不能再决定; 方案里没有的不能决定', () => {
    given(...inForce)
      .when(decideItems, { lines: [decision(1, 'CAMPAIGN')] }, { actor: leader, lookup: { over: [1] } })
      .refused('supervision-plan.item-over', { no: 1 });
    given(...inForce)
      .when(decideItems, { lines: [decision(9, 'DISPENSE')] }, { actor: leader, lookup })
      .refused('supervision-plan.item-unknown', { no: 9 });
  });
  it('终结的项目不计入逾期和完成比例, 单列', () => {
    const after = [...inForce, decidedFact(decision(2, 'DISPENSE'))].reduce(
      supervisionPlan.evolve,
      supervisionPlan.initial,
    );
    expect(figuresOf(after, [], '2026-12-31T00:00:00.000Z')).toMatchObject({ items: 2, dispensed: 1, percent: 0 });
  });
});

describe('R-404 每月5日前报送, 逢休息日顺延', () => {
  const terms = { reportDay: 5, classifyWorkdays: 2, firstReportWorkdays: null };
  const next = (
    rhythm: 'MONTH' | 'QUARTER',
    last: string | null,
    now: string,
    more: Partial<Parameters<typeof nextPeriod>[4]> = {},
  ) => nextPeriod(rhythm, last, now, stateCouncilCalendar, { ...terms, ...more });
  it('清明放假到4月6日, 3月的7日报送, 9日分类', () =>
    expect(next('MONTH', null, '2026-03-02T01:00:00.000Z')).toEqual({
      period: '2026-03',
      reportDueAt: '2026-04-07T15:59:59.000Z',
      classifyDueAt: '2026-04-09T15:59:59.000Z',
    }));
  it('每季的按季末月; 跨年接着数; 已经过了的一期不补', () => {
    expect(next('QUARTER', null, '2026-03-02T01:00:00.000Z').period).toBe('2026-03');
    expect(next('QUARTER', '2026-03', '2026-04-08T01:00:00.000Z').period).toBe('2026-06');
    expect(next('MONTH', '2025-12', '2026-01-08T01:00:00.000Z').period).toBe('2026-01');
    expect(next('MONTH', '2026-01', '2026-06-08T01:00:00.000Z').period).toBe('2026-06');
  });
  it('报送日、分类的时限按制度方案', () =>
    expect(next('MONTH', null, '2026-03-02T01:00:00.000Z', { reportDay: 10, classifyWorkdays: 3 })).toEqual({
      period: '2026-03',
      reportDueAt: '2026-04-10T15:59:59.000Z',
      classifyDueAt: '2026-04-15T15:59:59.000Z',
    }));
  it('R-403 首报在交办后几个工作日, 首报以后照原来的节奏', () => {
    expect(next('MONTH', null, '2026-03-02T01:00:00.000Z', { firstReportWorkdays: 5 })).toEqual({
      period: '首报',
      reportDueAt: '2026-03-09T15:59:59.000Z',
      classifyDueAt: '2026-03-11T15:59:59.000Z',
    });
    expect(next('MONTH', '首报', '2026-03-11T01:00:00.000Z', { firstReportWorkdays: 5 }).period).toBe('2026-03');
  });
});
