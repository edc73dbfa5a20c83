import { type Calendar, type Counted, countDeadline } from '@duban/calendar';
import { type Policy } from '@duban/contracts';
import { type OpenAssignment } from './assignment';
import { type Recounted } from './commands/recount';

/**
 * 时限 as the calendar counts it now (R-201…R-207), by what the assignment keeps: rule, start, and the suspensions that
 * are over. While it is suspended the time since then is not known yet; it is counted when it is resumed.
 */
export const countClock = (
  { clock, suspensions }: Pick<OpenAssignment, 'clock' | 'suspensions'>,
  calendar: Calendar,
): Counted => countDeadline(clock.rule, clock.start, calendar, suspensions);

/**
 * Both dates of the assignment by this calendar: what `recount` decides on. The one to sign by only while it is not signed
 * for, and as it was given out: a later instruction set it for itself.
 */
export const recounted = (state: OpenAssignment, calendar: Calendar, { acknowledge }: Policy): Recounted => {
  const { dueAt, provisional, calendarVersion } = countClock(state, calendar);
  const { issuedAt } = state.issued;
  const acknowledgeDueAt =
    state.status === 'ISSUED' && state.urgency === state.issued.urgency
      ? countDeadline(acknowledge[state.urgency], issuedAt, calendar, state.suspensions).dueAt
      : state.acknowledgeDueAt;
  return { dueAt, acknowledgeDueAt, provisional, calendarVersion };
};

/** Whether recounting would change anything that somebody goes by. */
export const wouldChange = (
  { dueAt, acknowledgeDueAt, clock }: OpenAssignment,
  next: Omit<Recounted, 'calendarVersion'>,
): boolean =>
  next.dueAt !== dueAt || next.acknowledgeDueAt !== acknowledgeDueAt || next.provisional !== clock.provisional;
