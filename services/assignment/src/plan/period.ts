import { addWorkdays, type Calendar, endOfDay, isWorkday, localDay } from '@duban/calendar';
import { type words } from '@duban/contracts';
import { type NextPeriod } from './commands/open-period';

/** 每月5日前报送; the desk classifies within two working days (domain 5.2). */
const REPORT_DAY = 5;
const CLASSIFY_WORKDAYS = 2;
const MONTHS = { MONTH: 1, QUARTER: 3 } as const;

/** `2026-03` so many months on. */
const later = (period: string, months: number): string => {
  const date = new Date(`${period}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
};
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The fifth of the month after the period; on a day off, the next working day. */
const reportDay = (period: string, calendar: Calendar): string => {
  let day = `${later(period, 1)}-${String(REPORT_DAY).padStart(2, '0')}`;
  while (!isWorkday(day, calendar)) day = nextDay(day);
  return day;
};

/** The period by its last month: the first is that of this moment; one whose report is past already is not asked for. */
export const nextPeriod = (
  rhythm: keyof typeof words.rhythm,
  last: string | null,
  now: string,
  calendar: Calendar,
): NextPeriod => {
  const months = MONTHS[rhythm];
  const here = localDay(now).slice(0, 7);
  const ending = later(here, (months - (Number(here.slice(5)) % months)) % months);
  let period = last === null ? ending : later(last, months);
  while (endOfDay(reportDay(period, calendar)) < now) period = later(period, months);
  const reportDueAt = endOfDay(reportDay(period, calendar));
  return { period, reportDueAt, classifyDueAt: addWorkdays(reportDueAt, CLASSIFY_WORKDAYS, calendar) };
};
