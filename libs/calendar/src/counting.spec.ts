import fc from 'fast-check';
import {
  addWorkdays,
  countDeadline,
  localDay,
  type Rule,
  stateCouncilCalendar as calendar,
  type Suspension,
  workdaysBetween,
} from './index';
import { allDays, slowDays, slowMonths, slowWorkdays } from './slow.samples';

const morning = (day: string): string => `${day}T01:00:00.000Z`;
const dueDay = (rule: Rule, day: string, suspensions?: Suspension[]) =>
  localDay(countDeadline(rule, morning(day), calendar, suspensions).dueAt);
const someDay = fc.integer({ min: 0, max: allDays.length - 1 }).map((i) => allDays[i]?.day ?? '');
/** Up to three suspensions, of up to sixty days, that begin within ninety days of each other. */
const suspended = (start: string) =>
  fc
    .array(fc.record({ after: fc.integer({ min: 0, max: 90 * 24 }), hours: fc.integer({ min: 0, max: 60 * 24 }) }), {
      maxLength: 3,
    })
    .map((list) =>
      list.map(({ after, hours }): Suspension => {
        const from = Date.parse(morning(start)) + after * 3_600_000;
        return { from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() };
      }),
    );
const withSuspensions = someDay.chain((start) => fc.tuple(fc.constant(start), suspended(start)));
/** What both say, where the slow one can say something: it knows no day after 2026. */
const same = (fast: string, slow: string | undefined): void => {
  if (slow) expect(fast).toBe(slow);
  else expect(fast > '2026-12-31').toBe(true);
};

describe('R-201…R-203 期限与一个慢而明白的实现一致', () => {
  it('2004–2026 年每一天起的工作日', () => {
    for (const amount of [1, 3, 15])
      for (const [i, { day }] of allDays.entries())
        if (i % 3 === amount % 3) same(dueDay({ unit: 'WORKDAY', amount }, day), slowWorkdays(day, amount));
  });
  it('2004–2026 年每一天起的自然日和月', () => {
    for (const [i, { day }] of allDays.entries()) {
      const amount = 1 + (i % 45);
      same(dueDay({ unit: 'DAY', amount }, day), slowDays(day, amount));
      same(dueDay({ unit: 'MONTH', amount: 1 + (i % 7) }, day), slowMonths(day, 1 + (i % 7)));
    }
  });
  it('任何起点、任何数目、中止任何几次', () => {
    fc.assert(
      fc.property(withSuspensions, fc.integer({ min: 1, max: 130 }), ([start, stops], amount) => {
        same(dueDay({ unit: 'WORKDAY', amount }, start, stops), slowWorkdays(start, amount, stops));
        same(dueDay({ unit: 'DAY', amount }, start, stops), slowDays(start, amount, stops));
      }),
      { numRuns: 300 },
    );
  });
  it('逐日说明: 一天不漏, 计入的天数就是时限, 最后一天就是到期日', () => {
    const rule = fc.record({
      unit: fc.constantFrom('WORKDAY' as const, 'DAY' as const),
      amount: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(withSuspensions, rule, ([start, stops], of) => {
        const { days, dueAt } = countDeadline(of, morning(start), calendar, stops);
        expect(days.filter(({ counted }) => counted)).toHaveLength(of.amount);
        expect(days.at(-1)).toMatchObject({ day: localDay(dueAt), counted: true });
        const walked = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
        expect(walked[0]).toBe(Date.parse(`${start}T00:00:00Z`) / 86_400_000 + 1);
        expect(walked.every((day, i) => i === 0 || day === (walked[i - 1] ?? 0) + 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('往前数是往后数的反面', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: allDays.length - 300 }), fc.integer({ min: 1, max: 60 }), (i, amount) => {
        const from = allDays[i]?.day ?? '';
        const due = slowWorkdays(from, amount) ?? '';
        expect(workdaysBetween(morning(from), morning(due), calendar)).toBe(amount);
        const before = allDays.filter(({ day, worked }) => worked && day < due).at(-amount)?.day;
        expect(localDay(addWorkdays(morning(due), -amount, calendar))).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe('R-207 中止', () => {
  const stop = (from: string, to: string): Suspension[] => [{ from: morning(from), to: morning(to) }];
  it('工作日的时限按中止了几个工作日顺延', () => {
    expect(dueDay({ unit: 'WORKDAY', amount: 5 }, '2026-03-02')).toBe('2026-03-09');
    expect(dueDay({ unit: 'WORKDAY', amount: 5 }, '2026-03-02', stop('2026-03-04', '2026-03-11'))).toBe('2026-03-16');
    const { days } = countDeadline(
      { unit: 'WORKDAY', amount: 5 },
      morning('2026-03-02'),
      calendar,
      stop('2026-03-04', '2026-03-11'),
    );
    expect(days.filter(({ why }) => why === '中止')).toHaveLength(7);
  });
  it('自然日和月按中止了几日顺延, 最后一日是休假日的再顺延', () => {
    expect(dueDay({ unit: 'DAY', amount: 10 }, '2026-03-02', stop('2026-03-04', '2026-03-06'))).toBe('2026-03-16');
    expect(dueDay({ unit: 'MONTH', amount: 1 }, '2026-03-02', stop('2026-03-10', '2026-03-20'))).toBe('2026-04-13');
  });
  it('小时按钟点顺延', () => {
    const due = countDeadline({ unit: 'HOUR', amount: 4 }, '2026-03-02T01:00:00.000Z', calendar, [
      { from: '2026-03-02T02:00:00.000Z', to: '2026-03-02T02:30:00.000Z' },
    ]);
    expect(due.dueAt).toBe('2026-03-02T05:30:00.000Z');
  });
  it('指定的日期按中止的自然日顺延, 不再是领导指定的那天, 遇休假日让开', () => {
    const date = { unit: 'DATE', date: '2026-03-20' } as const;
    expect(dueDay(date, '2026-03-02', stop('2026-03-10', '2026-03-11'))).toBe('2026-03-23');
    expect(dueDay(date, '2026-03-02', stop('2026-03-10', '2026-03-10'))).toBe('2026-03-20');
  });
  it('同一天中止又恢复不顺延; 到期以后中止的不顺延', () => {
    const rule = { unit: 'WORKDAY', amount: 5 } as const;
    expect(dueDay(rule, '2026-03-02', stop('2026-03-04', '2026-03-04'))).toBe('2026-03-09');
    expect(dueDay(rule, '2026-03-02', stop('2026-03-10', '2026-03-20'))).toBe('2026-03-09');
  });
});
