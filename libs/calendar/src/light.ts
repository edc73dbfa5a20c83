import { type Instant } from '@duban/kernel';
import { type Calendar } from './calendar';
import { addWorkdays, type Suspension } from './deadline';

/** What the light of a running clock depends on, beside the time of day. */
export type RunningClock = Readonly<{
  start: Instant;
  dueAt: Instant;
  /** when the first report of progress is due; null where none is asked for (协办) */
  firstProgressDueAt: Instant | null;
  /** the last report of progress */
  reported: Readonly<{ at: Instant; percent: number }> | null;
  suspensions: readonly Suspension[];
}>;
/** The scheme's numbers. */
export type LightRule = Readonly<{
  yellow: Readonly<{ workdays: number; share: number; lag: number }>;
  red: Readonly<{ lag: number }>;
}>;

/**
 * 状态灯 of a running clock: from when on it is yellow, and after when red.
 * - yellow: few working days or a small share of the allowance left; no first report of progress though it is due; behind
 * - red: past due, or far behind. Behind is what was reported against the share of the time that had passed by then.
 */
export const lightFrom = (
  { start, dueAt, firstProgressDueAt, reported, suspensions }: RunningClock,
  { yellow, red }: LightRule,
  calendar: Calendar,
): { yellowFrom: Instant; redAfter: Instant } => {
  const [from, due] = [Date.parse(start), Date.parse(dueAt)];
  const byDays = Date.parse(addWorkdays(dueAt, -yellow.workdays, calendar));
  const byShare = due - (due - from) * yellow.share;
  // A clock of hours or of a day would be yellow from its first minute by working days: there the share decides.
  const near = Math.max(from, byDays > from ? Math.min(byDays, byShare) : byShare);
  const silent = !reported && firstProgressDueAt ? Date.parse(firstProgressDueAt) : Infinity;
  const lag = reported ? planned(from, due, Date.parse(reported.at), suspensions) - reported.percent / 100 : 0;
  const behind = (share: number): number => (reported && lag >= share ? Date.parse(reported.at) : Infinity);
  return {
    yellowFrom: instant(Math.min(near, silent, behind(yellow.lag))),
    redAfter: instant(Math.min(due, behind(red.lag))),
  };
};

const instant = (ms: number): Instant => new Date(ms).toISOString();

/** The share of the allowance that had passed, the suspended time left out. */
const planned = (from: number, due: number, at: number, suspensions: readonly Suspension[]): number => {
  const stopped = (until: number): number =>
    suspensions.reduce(
      (sum, s) => sum + Math.max(0, Math.min(Date.parse(s.to), until) - Math.max(Date.parse(s.from), from)),
      0,
    );
  const all = due - from - stopped(due);
  return all <= 0 ? 1 : Math.min(1, (at - from - stopped(at)) / all);
};
