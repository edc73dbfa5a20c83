import { addWorkdays, type Calendar } from '@duban/calendar';
import { type Policy, type words } from '@duban/contracts';
import { type OpenAssignment } from './assignment';

/** 状态灯 of one assignment: computed, never stored. */
export const lightOf = (
  state: OpenAssignment,
  now: string,
  { yellow }: Policy,
  calendar: Calendar,
): keyof typeof words.light => {
  const { status, dueAt, issued, returned, onTime } = state;
  if (status === 'WITHDRAWN_REASSIGNED' || status === 'CANCELLED' || status === 'SUSPENDED') return 'GREY';
  if (status === 'ACCEPTED' || status === 'CLEARED') return onTime === false ? 'RED' : 'BLUE';
  if ((returned?.times ?? 0) >= 2 || (now > dueAt && status !== 'SUBMITTED')) return 'RED';
  if (status === 'SUBMITTED') return 'GREEN';
  const start = Date.parse(issued.issuedAt);
  const byDays = Date.parse(addWorkdays(dueAt, -yellow.workdays, calendar));
  const byShare = Date.parse(dueAt) - (Date.parse(dueAt) - start) * yellow.share;
  // A clock shorter than the days would be yellow from its first minute: there the share decides.
  const from = byDays > start ? Math.min(byDays, byShare) : byShare;
  return Date.parse(now) >= from ? 'YELLOW' : 'GREEN';
};
