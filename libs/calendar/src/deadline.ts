import { type Instant, type LocalDate } from '@duban/kernel';
import { type Calendar, dayKind, isWorkday, nextDay } from './calendar';

/** 时限规则. */
export type Rule =
  | Readonly<{ unit: 'HOUR' | 'WORKDAY' | 'DAY' | 'MONTH'; amount: number }>
  | Readonly<{ unit: 'DATE'; date: LocalDate }>;

/** 中止: from when until when the clock stood still. */
export type Suspension = Readonly<{ from: Instant; to: Instant }>;

/** One day of the count: whether it counted, and why or why not. */
export type CountedDay = Readonly<{ day: LocalDate; counted: boolean; why: string }>;

/** A counted deadline: when, by which calendar, whether provisionally (暂算), and day by day how. */
export type Counted = Readonly<{
  dueAt: Instant;
  calendarVersion: string;
  provisional: boolean;
  /** empty for hours, which are counted by the clock */
  days: readonly CountedDay[];
}>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS; // Asia/Shanghai has no summer time
const LIMIT_DAYS = 4_000;
const STOPPED = '中止';

/** The day in Asia/Shanghai at an instant. */
export const localDay = (at: Instant): LocalDate => new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 10);
/** The end of a day in Asia/Shanghai: 23:59:59. */
export const endOfDay = (day: LocalDate): Instant =>
  new Date(Date.parse(`${day}T23:59:59.000Z`) - OFFSET_MS).toISOString();

/**
 * A deadline by its rule (R-201…R-206): the day it starts on is not counted; of natural days and months a last day that
 * is a day off moves on to the next working day; a date the leader set stands as it is.
 *
 * 中止 does not count against the unit:
 * - days (WORKDAY, DAY, MONTH): the days from the one on which it was suspended up to the one before it was resumed are
 *   passed over, so the due date moves by exactly the suspended days of its own kind: working days for WORKDAY, natural
 *   days for the others. The day of resumption counts. Suspended and resumed on one day: nothing moves.
 * - HOUR: by the clock, to the millisecond.
 * - DATE: moved by the suspended natural days; no longer the date the leader named, it then gives way to days off.
 * - A suspension that begins after the due date moves nothing: what was late stays late.
 */
export const countDeadline = (
  rule: Rule,
  start: Instant,
  calendar: Calendar,
  suspensions: readonly Suspension[] = [],
): Counted => {
  if (rule.unit === 'HOUR') {
    const dueAt = byTheClock(start, rule.amount * HOUR_MS, suspensions);
    return { dueAt, calendarVersion: calendar.version, provisional: false, days: [] };
  }
  const count = new DayCount(localDay(start), calendar, suspensions);
  if (rule.unit === 'WORKDAY') count.workdays(rule.amount);
  else {
    const end =
      rule.unit === 'DATE'
        ? rule.date
        : rule.unit === 'DAY'
          ? nextDay(count.last, rule.amount)
          : addMonths(count.last, rule.amount);
    const moved = count.naturalDays(daysBetween(count.last, end));
    if (rule.unit === 'DATE' && !moved) count.standing(end);
    else count.pastDaysOff();
  }
  const { last, provisional, days } = count;
  return { dueAt: endOfDay(last), calendarVersion: calendar.version, provisional, days };
};

/** Walks from the day the clock started, day after day, and keeps why each did or did not count. */
class DayCount {
  days: CountedDay[] = [];
  provisional = false;
  last: LocalDate;
  private readonly stopped: readonly (readonly [LocalDate, LocalDate])[];

  constructor(
    start: LocalDate,
    private readonly calendar: Calendar,
    suspensions: readonly Suspension[],
  ) {
    this.last = start;
    this.stopped = suspensions.map(({ from, to }) => [localDay(from), localDay(to)] as const);
  }

  workdays(amount: number): void {
    for (let left = amount; left > 0;) {
      this.last = nextDay(this.last);
      if (this.isStopped(this.last)) this.note(false, STOPPED);
      else {
        const { work, why } = this.look();
        if (work) left -= 1;
        this.note(work, why);
      }
    }
  }

  /** Whether a suspension moved the last of them. */
  naturalDays(amount: number): boolean {
    const planned = nextDay(this.last, amount);
    for (let left = amount; left > 0;) {
      this.last = nextDay(this.last);
      if (this.isStopped(this.last)) this.note(false, STOPPED);
      else {
        left -= 1;
        this.note(true, '自然日');
      }
    }
    return amount > 0 && this.last !== planned;
  }

  /** a last day that is a day off moves on to the next working day. */
  pastDaysOff(): void {
    for (let day = this.look(); !day.work || this.isStopped(this.last); day = this.look()) {
      this.replaceLast(this.isStopped(this.last) ? STOPPED : `${day.why},顺延`);
      this.last = nextDay(this.last);
      this.note(true, '期限届满');
    }
  }

  standing(date: LocalDate): void {
    this.last = date;
    this.days = [{ day: date, counted: true, why: '指定的日期' }];
  }

  private look(): ReturnType<typeof dayKind> {
    const kind = dayKind(this.last, this.calendar);
    this.provisional ||= kind.provisional;
    return kind;
  }
  private isStopped(day: LocalDate): boolean {
    return this.stopped.some(([from, to]) => from <= day && day < to);
  }
  private note(counted: boolean, why: string): void {
    this.days.push({ day: this.last, counted, why });
  }
  private replaceLast(why: string): void {
    this.days[this.days.length - 1] = { day: this.last, counted: false, why };
  }
}

/** Hours run at night and on days off; they stand still while the matter is suspended. */
const byTheClock = (start: Instant, length: number, suspensions: readonly Suspension[]): Instant => {
  let end = Date.parse(start) + length;
  for (const { from, to } of [...suspensions].sort((a, b) => a.from.localeCompare(b.from))) {
    const began = Math.max(Date.parse(from), Date.parse(start));
    if (began < end && Date.parse(to) > began) end += Date.parse(to) - began;
  }
  return new Date(end).toISOString();
};

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

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

/**
 * 退回后重报的时限: by its own rule from now, but never longer than the unit was given at first.
 * @param original rule and start of the clock as it was set
 */
export const reworkDue = (
  rule: Rule,
  original: Readonly<{ rule: Rule; start: Instant }>,
  now: Instant,
  calendar: Calendar,
): Instant => {
  const allowance: Rule =
    original.rule.unit === 'DATE'
      ? { unit: 'DAY', amount: Math.max(1, daysBetween(localDay(original.start), original.rule.date)) }
      : original.rule;
  const [due, longest] = [rule, allowance].map((one) => countDeadline(one, now, calendar).dueAt) as [Instant, Instant];
  return due < longest ? due : longest;
};
