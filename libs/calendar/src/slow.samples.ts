// A slow and obvious second implementation: every day from 2004 to 2026 in one list, counted with a finger on the paper.
import { stateCouncilCalendar, type Suspension } from './index';

type Day = { day: string; worked: boolean };

const leap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
const lengths = (year: number): number[] => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (n: number): string => String(n).padStart(2, '0');

/** 2004-01-01 was a Thursday. */
export const allDays: readonly Day[] = (() => {
  const days: Day[] = [];
  let weekday = 4;
  for (let year = 2004; year <= 2026; year += 1) {
    const table = stateCouncilCalendar.years[year];
    if (!table) throw new Error(`no table of ${year}`);
    lengths(year).forEach((length, month) => {
      for (let date = 1; date <= length; date += 1) {
        const day = `${year}-${two(month + 1)}-${two(date)}`;
        const weekend = weekday === 0 || weekday === 6;
        days.push({ day, worked: table.work.includes(day) || (!weekend && !table.off.includes(day)) });
        weekday = (weekday + 1) % 7;
      }
    });
  }
  return days;
})();

const at = new Map(allDays.map(({ day }, i) => [day, i]));
const china = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const stopped = (day: string, suspensions: readonly Suspension[]): boolean =>
  suspensions.some(({ from, to }) => china(from) <= day && day < china(to));

const after = (start: string): readonly Day[] => {
  const from = (at.get(start) ?? allDays.length) + 1;
  return allDays.slice(from, from + 1000);
};

/** The due day, or undefined when it is after 2026. */
export const slowWorkdays = (
  start: string,
  amount: number,
  suspensions: readonly Suspension[] = [],
): string | undefined =>
  after(start).filter(({ day, worked }) => worked && !stopped(day, suspensions))[amount - 1]?.day;

/** The natural day that many days after, and then the first that is worked. */
export const slowDays = (
  start: string,
  amount: number,
  suspensions: readonly Suspension[] = [],
): string | undefined => {
  const last = after(start).filter(({ day }) => !stopped(day, suspensions))[amount - 1];
  return last && [last, ...after(last.day)].find(({ day, worked }) => worked && !stopped(day, suspensions))?.day;
};

export const slowMonths = (start: string, amount: number): string | undefined => {
  let [year = 0, month = 1] = start.split('-').map(Number);
  for (let i = 0; i < amount; i += 1) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const date = Math.min(Number(start.slice(8)), lengths(year)[month - 1] ?? 0);
  const last = `${year}-${two(month)}-${two(date)}`;
  return allDays.slice(at.get(last) ?? allDays.length).find(({ worked }) => worked)?.day;
};
