import { addWorkdays, type Calendar, localDay } from '@duban/calendar';
import { type LadderRung, type Policy } from '@duban/contracts';
import { type Instant } from '@duban/kernel';
import { type Clock } from './clock';

/** 催办升级; 签收超时, 退办申请 not signed or not decided in time (SP-1); 催报 (S-62). */
export type Kind = 'LADDER' | 'ACKNOWLEDGE' | 'PROGRESS' | 'RETURN_SIGN' | 'RETURN_DECIDE';
export type Deadline = Readonly<{
  rung: string;
  kind: Kind;
  dueAt: Instant;
  state: 'OPEN' | 'IDLE' | 'PASSED';
}>;
type Quiet = Policy['quietHours'];

const HOUR_MS = 3_600_000;

/**
 * When a rung is reached: 特急 counts hours, others working days. A rung some days before or after the due date is reached
 * in the morning of that day, as soon as messages may be sent.
 */
export const reachedAt = (
  { workdays, hours }: LadderRung,
  { dueAt, urgency }: Pick<Clock, 'dueAt' | 'urgency'>,
  quiet: Quiet,
  calendar: Calendar,
): Instant => {
  if (urgency === 'EXTRA_URGENT') return new Date(Date.parse(dueAt) + hours * HOUR_MS).toISOString();
  if (workdays === 0) return dueAt;
  const day = localDay(addWorkdays(dueAt, workdays, calendar));
  return new Date(`${day}T${quiet.to}:00.000+08:00`).toISOString();
};

/**
 * All deadlines of an assignment as its clock stands at `at`. A reminder before the due date that lies behind already is
 * not made up for; what is overdue is.
 */
export const deadlinesOf = (
  clock: Clock,
  at: Instant,
  rungs: readonly LadderRung[],
  quiet: Quiet,
  calendar: Calendar,
): Deadline[] => {
  const running = clock.state === 'RUNNING';
  const single = (kind: Kind, dueAt: Instant, done: boolean, rung: string = kind): Deadline => ({
    rung,
    kind,
    dueAt,
    state: running && !done ? 'OPEN' : 'IDLE',
  });
  const ladder = rungs.map((rung): Deadline => {
    const dueAt = reachedAt(rung, clock, quiet, calendar);
    const before = (clock.urgency === 'EXTRA_URGENT' ? rung.hours : rung.workdays) < 0;
    const state = !running ? 'IDLE' : before && dueAt < at ? 'PASSED' : 'OPEN';
    return { rung: rung.key, kind: 'LADDER', dueAt, state };
  });
  // A rung is reached once; each application has its own.
  const asked = clock.returning ? [clock.returning] : [];
  const returning = asked.flatMap(({ nth, dueAt, waitsFor }) => [
    single('RETURN_SIGN', dueAt, waitsFor !== 'UNIT', `RETURN_SIGN-${nth}`),
    single('RETURN_DECIDE', dueAt, waitsFor !== 'DESK', `RETURN_DECIDE-${nth}`),
  ]);
  return [
    ...ladder,
    single('ACKNOWLEDGE', clock.acknowledgeDueAt, clock.acknowledged),
    ...(clock.progressDueAt ? [single('PROGRESS', clock.progressDueAt, clock.progressed)] : []),
    ...returning,
  ];
};
