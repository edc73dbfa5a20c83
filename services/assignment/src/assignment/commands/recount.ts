import { type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isOver } from '../rules/over';

/** Both dates as the calendar in force counts them, by the rule, the start and the suspensions the assignment keeps. */
export type Recounted = { dueAt: string; acknowledgeDueAt: string; provisional: boolean; calendarVersion: string };

/**
 * 时限重算 (I-21): the calendar was published. Only of what is open, and only where something changes: the old date is
 * recorded beside the new one. Repeated, it changes nothing. What was submitted keeps the judgement of its day.
 */
export const recount: Decide<object, Assignment, AssignmentFact, Policy, Recounted> = (
  _,
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || isOver(state)) return [];
  const { dueAt: previousDueAt, acknowledgeDueAt, clock } = state;
  if (
    lookup.dueAt === previousDueAt &&
    lookup.acknowledgeDueAt === acknowledgeDueAt &&
    lookup.provisional === clock.provisional
  )
    return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.recounted.v1', data: { by, at: now, reason: 'CALENDAR', previousDueAt, ...lookup } }];
};
