import fc from 'fast-check';
import {
  addWorkdays,
  countDeadline,
  isWorkday,
  localDay,
  stateCouncilCalendar as calendar,
  workdaysBetween,
} from './index';

const noon = (day: string): string => `${day}T04:00:00.000Z`;
const dueDay = (rule: Parameters<typeof countDeadline>[0], day: string) =>
  localDay(countDeadline(rule, noon(day), calendar).dueAt);

describe('AC-18 工作日与期限', () => {
  it('交办 2026-09-18 加 3 个工作日是 2026-09-22: 周日 9 月 20 日调休上班', () => {
    const counted = countDeadline({ unit: 'WORKDAY', amount: 3 }, noon('2026-09-18'), calendar);
    expect(counted.dueAt).toBe('2026-09-22T15:59:59.000Z');
    expect(counted.days.filter((d) => d.counted).map((d) => d.day)).toEqual(['2026-09-20', '2026-09-21', '2026-09-22']);
    expect(counted).toMatchObject({ provisional: false, calendarVersion: '国务院2026' });
  });
  it('交办 2026-02-13 加 3 个工作日是 2026-02-25: 春节不计', () => {
    expect(dueDay({ unit: 'WORKDAY', amount: 3 }, '2026-02-13')).toBe('2026-02-25');
  });
  it('R-201 2025-11-30 起 3 个月是 2026-02-28: 没有对应日的为月末日, 当天调休上班所以不顺延', () => {
    expect(dueDay({ unit: 'MONTH', amount: 3 }, '2025-11-30')).toBe('2026-02-28');
  });
  it('R-201 最后一日是休假日的顺延到次日', () => {
    expect(dueDay({ unit: 'DAY', amount: 1 }, '2026-09-30')).toBe('2026-10-08');
    expect(dueDay({ unit: 'DAY', amount: 2 }, '2026-03-05')).toBe('2026-03-09');
  });
  it('R-206 到未公布年份的期限是暂算, 法定固定假日仍然不计', () => {
    const counted = countDeadline({ unit: 'WORKDAY', amount: 2 }, noon('2026-12-31'), calendar);
    expect(counted).toMatchObject({ provisional: true, dueAt: '2027-01-05T15:59:59.000Z' });
    expect(isWorkday('2027-10-01', calendar)).toBe(false);
  });
  it('领导批示的日期不顺延, 小时按钟点计', () => {
    expect(dueDay({ unit: 'DATE', date: '2026-10-03' }, '2026-09-18')).toBe('2026-10-03');
    expect(countDeadline({ unit: 'HOUR', amount: 4 }, '2026-10-01T15:00:00.000Z', calendar).dueAt).toBe(
      '2026-10-01T19:00:00.000Z',
    );
  });
  it('北京时间零点之后起算的按当地日期', () => {
    expect(localDay('2026-03-01T16:30:00.000Z')).toBe('2026-03-02');
  });
});

describe('工作日计数与一个慢而明白的实现一致', () => {
  const days = Array.from({ length: 730 }, (_, i) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10));
  const worked = days.filter((day) => isWorkday(day, calendar));
  it('任何一天起的任何工作日数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 650 }), fc.integer({ min: 1, max: 40 }), (start, amount) => {
        const from = days[start] as string;
        const expected = worked.filter((day) => day > from)[amount - 1] as string;
        expect(dueDay({ unit: 'WORKDAY', amount }, from)).toBe(expected);
        expect(workdaysBetween(noon(from), noon(expected), calendar)).toBe(amount);
        const back = worked.filter((day) => day < expected).at(-amount) as string;
        expect(localDay(addWorkdays(noon(expected), -amount, calendar))).toBe(back);
      }),
    );
  });
});
