import { addWorkdays, type Calendar } from '@duban/calendar';
import { type Policy } from '@duban/contracts';
import { type Instant } from '@duban/kernel';

/** 黄灯起点: the earlier of “n working days before due” and “the last share of the allowance”, never before the start. */
export const countBack = (from: Instant, due: Instant, yellow: Policy['yellow'], calendar: Calendar): Instant => {
  const start = Date.parse(from);
  const end = Date.parse(due);
  const byDays = Date.parse(addWorkdays(due, -yellow.workdays, calendar));
  const byShare = end - (end - start) * yellow.share;
  // A clock of hours or of a day would be yellow from its first minute by working days: there the share decides.
  const long = byDays > start;
  return new Date(Math.max(start, long ? Math.min(byDays, byShare) : byShare)).toISOString();
};
