import { type Calendar, countDeadline, lightFrom } from '@duban/calendar';
import { type Policy, type words } from '@duban/contracts';
import { type OpenAssignment } from './assignment';

/** 状态灯 of one assignment: computed, never stored. */
export const lightOf = (
  state: OpenAssignment,
  now: string,
  policy: Policy,
  calendar: Calendar,
): keyof typeof words.light => {
  const { status, dueAt, issued, returned, onTime, suspensions } = state;
  if (status === 'WITHDRAWN_REASSIGNED' || status === 'CANCELLED' || status === 'SUSPENDED') return 'GREY';
  if (status === 'ACCEPTED' || status === 'CLEARED') return onTime === false ? 'RED' : 'BLUE';
  if ((returned?.times ?? 0) >= policy.red.returns) return 'RED';
  if (status === 'SUBMITTED') return 'GREEN';
  const reported = state.progress.at(-1) ?? null;
  const clock = { start: issued.issuedAt, dueAt, firstProgressDueAt: firstProgress(state, policy, calendar) };
  const { yellowFrom, redAfter } = lightFrom({ ...clock, reported, suspensions }, policy, calendar);
  if (now > redAfter) return 'RED';
  return now >= yellowFrom ? 'YELLOW' : 'GREEN';
};

/** 首次进展: 主办 and 分办 report progress, 协办 only deliver their opinion. */
const firstProgress = (
  { issued: { role, issuedAt }, urgency, suspensions }: OpenAssignment,
  policy: Policy,
  calendar: Calendar,
): string | null =>
  role === 'CO' ? null : countDeadline(policy.firstProgress[urgency], issuedAt, calendar, suspensions).dueAt;
