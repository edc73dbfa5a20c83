import {
  changedDays,
  countDeadline,
  isWorkday,
  localDay,
  reworkDue,
  stateCouncilCalendar as calendar,
  withYear,
} from './index';

const noon = (day: string): string => `${day}T04:00:00.000Z`;
const dueDay = (rule: Parameters<typeof countDeadline>[0], day: string) =>
  localDay(countDeadline(rule, noon(day), calendar).dueAt);

describe('AC-18 工作日与期限', () => {
  it('交办 2026-09-18 加 3 个工作日是 2026-09-22: 周日 9 月 20 日调休上班', () => {
    const counted = countDeadline({ unit: 'WORKDAY', amount: 3 }, noon('2026-09-18'), calendar);
    expect(counted.dueAt).toBe('2026-09-22T15:59:59.000Z');
    expect(counted.days).toEqual([
      { day: '2026-09-19', counted: false, why: '周末' },
      { day: '2026-09-20', counted: true, why: '调休上班' },
      { day: '2026-09-21', counted: true, why: '工作日' },
      { day: '2026-09-22', counted: true, why: '工作日' },
    ]);
    expect(counted).toMatchObject({ provisional: false, calendarVersion: '国务院2026' });
  });
  it('交办 2026-02-13 加 3 个工作日是 2026-02-25: 2 月 14 日上班, 春节 15 日至 23 日不计', () => {
    const { days, dueAt } = countDeadline({ unit: 'WORKDAY', amount: 3 }, noon('2026-02-13'), calendar);
    expect(localDay(dueAt)).toBe('2026-02-25');
    expect(days.filter(({ counted }) => counted).map(({ day }) => day)).toEqual([
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
    ]);
  });
  it('R-201 2025-11-30 起 3 个月是 2026-02-28: 没有对应日的为月末日, 当天调休上班所以不顺延', () => {
    expect(dueDay({ unit: 'MONTH', amount: 3 }, '2025-11-30')).toBe('2026-02-28');
  });
  it('R-201 1 月 31 日起 1 个月是 2 月的最后一日, 平年闰年都是', () => {
    expect(dueDay({ unit: 'MONTH', amount: 1 }, '2023-01-31')).toBe('2023-02-28');
    expect(dueDay({ unit: 'MONTH', amount: 1 }, '2024-01-31')).toBe('2024-02-29');
  });
  it('R-201 最后一日是休假日的顺延到次日', () => {
    expect(dueDay({ unit: 'DAY', amount: 1 }, '2026-09-30')).toBe('2026-10-08');
    const { days, dueAt } = countDeadline({ unit: 'DAY', amount: 2 }, noon('2026-03-05'), calendar);
    expect(localDay(dueAt)).toBe('2026-03-09');
    expect(days.map(({ why }) => why)).toEqual(['自然日', '周末,顺延', '周末,顺延', '期限届满']);
  });
  it('R-206 到未公布年份的期限是暂算, 法定节假日仍然不计', () => {
    const counted = countDeadline({ unit: 'WORKDAY', amount: 2 }, noon('2026-12-31'), calendar);
    expect(counted).toMatchObject({ provisional: true, dueAt: '2027-01-05T15:59:59.000Z' });
    // 除夕至初三, 清明, 端午, 中秋 by the lunar tables; the new moon of 2027-02-06 is four minutes before midnight.
    const off = ['01-01', '02-05', '02-08', '04-05', '05-01', '06-09', '09-15', '10-01'];
    expect(off.map((day) => isWorkday(`2027-${day}`, calendar))).toEqual(off.map(() => false));
    expect(isWorkday('2027-02-09', calendar)).toBe(true);
  });
  it('R-202 领导批示的日期不顺延也不暂算, 小时按钟点计', () => {
    expect(dueDay({ unit: 'DATE', date: '2026-10-03' }, '2026-09-18')).toBe('2026-10-03');
    expect(countDeadline({ unit: 'DATE', date: '2027-10-03' }, noon('2026-09-18'), calendar)).toMatchObject({
      provisional: false,
      days: [{ day: '2027-10-03', counted: true, why: '指定的日期' }],
    });
    expect(countDeadline({ unit: 'HOUR', amount: 4 }, '2026-10-01T15:00:00.000Z', calendar)).toMatchObject({
      dueAt: '2026-10-01T19:00:00.000Z',
      provisional: false,
    });
  });
  it('北京时间零点之后起算的按当地日期', () => {
    expect(localDay('2026-03-01T16:30:00.000Z')).toBe('2026-03-02');
  });
});

describe('R-205 国务院 2025、2026 年的安排', () => {
  it.each([
    [
      2025,
      ['01-01', '01-28', '02-04', '04-04', '04-06', '05-01', '05-05', '05-31', '06-02', '10-01', '10-08'],
      ['01-26', '02-08', '04-27', '09-28', '10-11'],
      28,
    ],
    [
      2026,
      [
        '01-01',
        '01-03',
        '02-15',
        '02-23',
        '04-04',
        '04-06',
        '05-01',
        '05-05',
        '06-19',
        '06-21',
        '09-25',
        '09-27',
        '10-01',
        '10-07',
      ],
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
      33,
    ],
  ])('%i 年', (year, ends, work, count) => {
    const table = calendar.years[year];
    expect(table?.off).toEqual(expect.arrayContaining(ends.map((day) => `${year}-${day}`)));
    expect(table?.off).toHaveLength(count);
    expect(table?.work).toEqual(work.map((day) => `${year}-${day}`));
  });
});

describe('I-21 日历的版本', () => {
  const table = { off: ['2026-12-31', '2027-01-01'], work: ['2026-12-27'], localWork: ['2027-01-09'] };
  const published = withYear(calendar, '第1版·2027年', 2027, table);
  it('公布后不再暂算, 用新的版本; 上年十二月的日子也改', () => {
    expect(countDeadline({ unit: 'WORKDAY', amount: 2 }, noon('2026-12-30'), published)).toMatchObject({
      dueAt: '2027-01-05T15:59:59.000Z',
      provisional: false,
      calendarVersion: '第1版·2027年',
      days: [
        { why: '节假日' },
        { why: '节假日' },
        { why: '周末' },
        { why: '周末' },
        { why: '工作日' },
        { why: '工作日' },
      ],
    });
    expect(isWorkday('2026-12-27', published)).toBe(true);
    expect(isWorkday('2027-01-09', published)).toBe(true);
  });
  it('改动的日子: 上班或不上班变了的, 从暂算变为公布的', () => {
    const again = withYear(published, '第2版·2027年', 2027, { ...table, localWork: [] });
    expect(changedDays(2027, published, again)).toEqual(['2027-01-09']);
    expect(changedDays(2027, calendar, published)).toHaveLength(2 + 365);
  });
});

describe('R-207 退回后重报', () => {
  const due = (rule: Parameters<typeof reworkDue>[0], original: Parameters<typeof reworkDue>[1]) =>
    localDay(reworkDue(rule, original, noon('2026-03-02'), calendar));
  const start = noon('2026-02-25');
  it('按制度的重报时限, 不长于原来给的时限', () => {
    const three = { unit: 'WORKDAY', amount: 3 } as const;
    expect(due(three, { rule: { unit: 'WORKDAY', amount: 15 }, start })).toBe('2026-03-05');
    expect(due(three, { rule: { unit: 'WORKDAY', amount: 1 }, start })).toBe('2026-03-03');
    expect(due(three, { rule: { unit: 'DATE', date: '2026-02-26' }, start })).toBe('2026-03-03');
  });
});
