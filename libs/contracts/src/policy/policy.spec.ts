import { countyPolicy } from './county';
import { decideBy, decisionTable } from './decision-table';
import { checkLimitsOf, Policy } from './policy';
import { z } from 'zod';

const path = (text: string) => decideBy(countyPolicy.effortPath, { text });

describe('制度方案', () => {
  it('通用县级方案 v1 自身合格', () => expect(Policy.parse(countyPolicy)).toEqual(countyPolicy));
  it('D-1 “阅”是一般了解,“请查处并报结果”要处理结论,涉及全县的涉及全局', () => {
    expect([path('阅'), path('请查处并报结果'), path('请各乡镇全面排查')]).toEqual(['KNOW', 'CONCLUDE', 'OVERALL']);
  });
  it('D-2 特急 1 个工作日,难度大的 30 日,平件 15 个工作日', () => {
    const rule = (inputs: object) => decideBy(countyPolicy.deadline, { category: 'SPECIAL', ...inputs });
    expect(rule({ urgency: 'EXTRA_URGENT' })).toEqual({ unit: 'WORKDAY', amount: 1 });
    expect(rule({ urgency: 'NORMAL', difficult: true })).toEqual({ unit: 'DAY', amount: 30 });
    expect(rule({ urgency: 'NORMAL' })).toEqual({ unit: 'WORKDAY', amount: 15 });
  });
  it('D-4 逾期三个工作日黄单,七个红单', () => {
    const color = (overdueDays: number) => decideBy(countyPolicy.noticeColor, { overdueDays, returns: 0 });
    expect([0, 2, 3, 6, 7].map(color)).toEqual(['BLUE', 'BLUE', 'YELLOW', 'YELLOW', 'RED']);
  });
  it('D-6 大型决策督查、上级批示永久保管, 一般了解10年, 其余30年', () => {
    const kept = (inputs: object) =>
      decideBy(countyPolicy.retention, { category: 'DECISION', level: 'SAME', ...inputs });
    expect([kept({ procedure: 'DX' }), kept({ procedure: 'WH' })]).toEqual(['Y', 'D30']);
    expect([kept({ level: 'UPPER' }), kept({ procedure: 'PB', effortPath: 'KNOW' })]).toEqual(['Y', 'D10']);
  });
  it('R-601 R-603 频次是方案的值, 以前的方案没有写的按一年4次、间隔30日', () => {
    const { checksAYear: _, checkDaysApart: __, ...before } = countyPolicy;
    expect(checkLimitsOf(Policy.parse(before))).toEqual({ checksAYear: 4, checkDaysApart: 30 });
    expect(checkLimitsOf({ checksAYear: 2, checkDaysApart: 60 })).toEqual({ checksAYear: 2, checkDaysApart: 60 });
    expect(Policy.safeParse({ ...before, checksAYear: 0 }).success).toBe(false);
  });
  it('D-5 首次且不超过三分之一由督查室主任批,领导定的期限由领导批,其余办公室主任', () => {
    const by = (inputs: object) => decideBy(countyPolicy.extension.approver, { leaderSet: false, ...inputs });
    expect(by({ share: 0.3, nth: 1 })).toBe('SUPERVISION_CHIEF');
    expect(by({ share: 0.5, nth: 1 })).toBe('OFFICE_DIRECTOR');
    expect(by({ share: 0.1, nth: 2 })).toBe('OFFICE_DIRECTOR');
    expect(by({ share: 0.1, nth: 1, leaderSet: true })).toBe('GOV_LEADER');
  });
});

describe('决定表', () => {
  const table = decisionTable({ a: { title: '甲', kind: 'flag' } }, z.string(), { kind: 'one', words: {} });
  it('最后一行不能有条件', () =>
    expect(table.safeParse([{ when: { a: { is: true } }, then: 'x' }]).error?.issues[0]).toMatchObject({
      path: [0, 'when'],
      message: '最后一行不能有条件:其余情形归它',
    }));
  it('不能问没有的条件', () =>
    expect(
      table.safeParse([
        { when: { b: { is: true } }, then: 'x' },
        { when: {}, then: 'y' },
      ]).error?.issues[0],
    ).toMatchObject({ path: [0, 'when', 'b'] }));
  it('条件的填法要合输入的种类', () =>
    expect(
      table.safeParse([
        { when: { a: { min: 1 } }, then: 'x' },
        { when: {}, then: 'y' },
      ]).error?.issues[0],
    ).toMatchObject({ path: [0, 'when', 'a'], message: '“甲”的条件填法不对' }));
  it('不知道的输入,问它的条件都不成立', () =>
    expect(
      decideBy(
        [
          { when: { a: { max: 9 } }, then: 'x' },
          { when: {}, then: 'y' },
        ],
        {},
      ),
    ).toBe('y'));
});
