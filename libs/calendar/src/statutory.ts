import { type LocalDate } from '@duban/kernel';

/**
 * 春节初一、清明、端午、中秋 of the years whose notices are still to come, by the lunar tables of the npm package
 * chinese-days 1.5.7 (MIT). Not from ICU: it puts the new moon of 2027-02-06, four minutes before midnight, a day late.
 */
const festivals: Readonly<Record<number, readonly [spring: string, qingming: string, dragon: string, autumn: string]>> =
  {
    2027: ['02-06', '04-05', '06-09', '09-15'],
    2028: ['01-26', '04-04', '05-28', '10-03'],
    2029: ['02-13', '04-04', '06-16', '09-22'],
    2030: ['02-03', '04-05', '06-05', '09-12'],
    2031: ['01-23', '04-05', '06-24', '10-01'],
    2032: ['02-11', '04-04', '06-12', '09-19'],
  };
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
const DAY_MS = 86_400_000;

const known = new Map<number, readonly LocalDate[]>();

/**
 * 全体公民放假日 (R-204, from 2025 on): 元旦1, 春节4 (除夕至初三), 清明1, 劳动节2, 端午1, 中秋1, 国庆3. All that is known of a
 * year whose table is not published; the lunar ones as far ahead as the table above goes.
 */
export const statutoryDays = (year: number): readonly LocalDate[] => {
  const seen = known.get(year);
  if (seen) return seen;
  const [spring, ...others] = festivals[year] ?? [];
  const first = spring ? Date.parse(`${year}-${spring}T00:00:00Z`) : undefined;
  const springDays =
    first === undefined
      ? []
      : [-1, 0, 1, 2].map((shift) => new Date(first + shift * DAY_MS).toISOString().slice(0, 10));
  const days = [...[...fixed, ...others].map((day) => `${year}-${day}`), ...springDays].sort();
  known.set(year, days);
  return days;
};
