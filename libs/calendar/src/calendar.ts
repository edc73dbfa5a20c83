import { type LocalDate } from '@duban/kernel';
import { statutoryDays } from './statutory';

/**
 * A year as a notice made it: days off beside weekends, weekend days that are worked (调休), and days that only this
 * region works (本地补班).
 */
export type CalendarYear = Readonly<{
  off: readonly LocalDate[];
  work: readonly LocalDate[];
  localWork: readonly LocalDate[];
}>;
/**
 * A named calendar: which version a deadline was counted by is kept with the deadline (I-21). A year that is not in it
 * is not published.
 */
export type Calendar = Readonly<{ version: string; years: Readonly<Record<number, CalendarYear>> }>;

/** The day after, by the calendar. */
export function nextDay(day: LocalDate, by = 1): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Both ends included; none when `to` is earlier. */
export function daysFromTo(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

export const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** The calendar with one year as a newly published table has it. */
export const withYear = (
  calendar: Calendar,
  version: string,
  year: number,
  { off, work, localWork }: CalendarYear,
): Calendar => ({ version, years: { ...calendar.years, [year]: { off, work, localWork } } });

export type DayKind = Readonly<{ work: boolean; why: string; provisional: boolean }>;

/**
 * Why a day is worked or not, in the words a person reads. A notice also names days of the December before it.
 * Of a year that is not published the weekends and the days the law names are known, nothing else.
 */
export const dayKind = (day: LocalDate, calendar: Calendar): DayKind => {
  const year = yearOf(day);
  const own = calendar.years[year];
  const provisional = own === undefined;
  for (const table of day.slice(5, 7) === '12' ? [calendar.years[year + 1], own] : [own]) {
    if (table?.localWork.includes(day)) return { work: true, why: '本地补班', provisional };
    if (table?.work.includes(day)) return { work: true, why: '调休上班', provisional };
    if (table?.off.includes(day)) return { work: false, why: '节假日', provisional };
  }
  if (provisional && statutoryDays(year).includes(day)) return { work: false, why: '法定节假日', provisional };
  return isWeekend(day) ? { work: false, why: '周末', provisional } : { work: true, why: '工作日', provisional };
};

/** 工作日. */
export const isWorkday = (day: LocalDate, calendar: Calendar): boolean => dayKind(day, calendar).work;

/**
 * The days on which two calendars differ in a year, and in the December that its notice may reach back to: worked or not,
 * or counted provisionally or not.
 */
export const changedDays = (year: number, before: Calendar, after: Calendar): LocalDate[] =>
  daysFromTo(`${year - 1}-12-01`, `${year}-12-31`).filter((day) => {
    const [old, now] = [dayKind(day, before), dayKind(day, after)];
    return old.work !== now.work || old.provisional !== now.provisional;
  });
