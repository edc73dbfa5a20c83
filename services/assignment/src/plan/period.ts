import { addWorkdays, type Calendar, endOfDay, isWorkday, localDay } from '@duban/calendar';
import { words } from '@duban/contracts';
import { type NextPeriod } from './commands/open-period';

/** 报送日 and 分类 as the scheme has them (R-404, domain 5.2), and the 首报 of the plan; null: it has none. */
export type PeriodTerms = Readonly<{
  reportDay: number;
  classifyWorkdays: number;
  firstReportWorkdays: number | null;
}>;
const MONTHS = { MONTH: 1, QUARTER: 3 } as const;

/** `2026-03` so many months on. */
const later = (period: string, months: number): string => {
  const date = new Date(`${period}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
};
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day of the month after the period; on a day off, the next working day. */
const dayOfReport = (period: string, reportDay: number, calendar: Calendar): string => {
  let day = `${later(period, 1)}-${String(reportDay).padStart(2, '0')}`;
  while (!isWorkday(day, calendar)) day = nextDay(day);
  return day;
};

/**
 * The period by its last month: the first is that of this moment; one whose report is past already is not asked for.
 * Before all of them stands the 首报, where the plan has one.
 */
export const nextPeriod = (
  rhythm: keyof typeof words.rhythm,
  last: string | null,
  now: string,
  calendar: Calendar,
  { reportDay, classifyWorkdays, firstReportWorkdays }: PeriodTerms,
): NextPeriod => {
  const due = (period: string, reportDueAt: string): NextPeriod => ({
    period,
    reportDueAt,
    classifyDueAt: addWorkdays(reportDueAt, classifyWorkdays, calendar),
  });
  if (last === null && firstReportWorkdays !== null)
    return due(words.firstReport, endOfDay(localDay(addWorkdays(now, firstReportWorkdays, calendar))));
  const months = MONTHS[rhythm];
  const here = localDay(now).slice(0, 7);
  const ending = later(here, (months - (Number(here.slice(5)) % months)) % months);
  let period = last === null || last === words.firstReport ? ending : later(last, months);
  while (endOfDay(dayOfReport(period, reportDay, calendar)) < now) period = later(period, months);
  return due(period, endOfDay(dayOfReport(period, reportDay, calendar)));
};
