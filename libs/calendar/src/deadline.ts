import { type Instant, type LocalDate } from '@duban/kernel';
import { type Calendar, dayKind, isWorkday, nextDay } from './calendar';

/** 时限规则. */
export type Rule =
  | Readonly<{ unit: 'HOUR' | 'WORKDAY' | 'DAY' | 'MONTH'; amount: number }>
  | Readonly<{ unit: 'DATE'; date: LocalDate }>;

/** A counted deadline: when, by which calendar, whether provisionally (暂算), and day by day how. */
export type Counted = Readonly<{
  dueAt: Instant;
  calendarVersion: string;
  provisional: boolean;
  days: readonly { day: LocalDate; counted: boolean; why: string }[];
}>;

const HOUR_MS = 3_600_000;
const OFFSET_MS = 8 * HOUR_MS; // Asia/Shanghai has no summer time
const LIMIT_DAYS = 4_000;

/** The day in Asia/Shanghai at an instant. */
export const localDay = (at: Instant): LocalDate => new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 10);
/** The end of a day in Asia/Shanghai: 23:59:59. */
export const endOfDay = (day: LocalDate): Instant =>
  new Date(Date.parse(`${day}T23:59:59.000Z`) - OFFSET_MS).toISOString();

/** A deadline by its rule: the day it starts on is not counted; a last day that is a day off moves on. */
export const countDeadline = (rule: Rule, start: Instant, calendar: Calendar): Counted => {
  if (rule.unit === 'HOUR') {
    const dueAt = new Date(Date.parse(start) + rule.amount * HOUR_MS).toISOString();
    return { dueAt, calendarVersion: calendar.version, provisional: false, days: [] };
  }
  const first = localDay(start);
  const days: { day: LocalDate; counted: boolean; why: string }[] = [];
  let provisional = false;
  const note = (day: LocalDate, counted: boolean): void => {
    const kind = dayKind(day, calendar);
    provisional ||= kind.provisional;
    days.push({ day, counted, why: kind.why });
  };
  let last = first;
  if (rule.unit === 'WORKDAY') {
    for (let left = rule.amount, i = 0; left > 0 && i < LIMIT_DAYS; i += 1) {
      last = nextDay(last);
      const work = isWorkday(last, calendar);
      if (work) left -= 1;
      note(last, work);
    }
  } else {
    last =
      rule.unit === 'DATE'
        ? rule.date
        : rule.unit === 'DAY'
          ? nextDay(first, rule.amount)
          : addMonths(first, rule.amount);
    note(last, true);
    // The date a leader set stands as it is; a counted one moves to the end of the holiday.
    while (rule.unit !== 'DATE' && !isWorkday(last, calendar)) {
      last = nextDay(last);
      note(last, true);
    }
  }
  return { dueAt: endOfDay(last), calendarVersion: calendar.version, provisional, days };
};

/** The same day so many months later, or the last day of that month. */
const addMonths = (day: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate())));
  return target.toISOString().slice(0, 10);
};

/** The instant so many working days later (or earlier), at the same time of day. */
export const addWorkdays = (at: Instant, amount: number, calendar: Calendar): Instant => {
  const step = amount < 0 ? -1 : 1;
  let day = localDay(at);
  for (let left = Math.abs(amount), i = 0; left > 0 && i < LIMIT_DAYS; i += 1) {
    day = nextDay(day, step);
    if (isWorkday(day, calendar)) left -= 1;
  }
  return new Date(Date.parse(at) + (Date.parse(day) - Date.parse(localDay(at)))).toISOString();
};

/** Working days after `from` up to and including `to`: how long something is overdue. Zero when `to` is not later. */
export const workdaysBetween = (from: Instant, to: Instant, calendar: Calendar): number => {
  const end = localDay(to);
  let count = 0;
  for (let day = nextDay(localDay(from)); day <= end && count < LIMIT_DAYS; day = nextDay(day))
    if (isWorkday(day, calendar)) count += 1;
  return count;
};
