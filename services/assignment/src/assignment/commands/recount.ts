import { type AssignmentFact, type DeadlineRule, type Policy, type words } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isOver } from '../rules/over';

/** 重算: why, and by what rule and from when if those change with it (再次批示 may change the urgency). */
export type Recount = { reason: keyof typeof words.recountReason; rule?: DeadlineRule; startAt?: string };
/** What the calendar counts by the rule, the start and the suspensions that hold after the command. */
export type Recounted = { dueAt: string; acknowledgeDueAt: string; provisional: boolean; calendarVersion: string };

/**
 * 时限重算 (I-21, R-207): the calendar was published, the urgency changed, or time was suspended. Only of what is open, and
 * only where something changes: the old date is recorded beside the new one. Repeated, it changes nothing. What was
 * submitted keeps the judgement of its day.
 */
export const recount: Decide<Recount, Assignment, AssignmentFact, Policy, Recounted> = (
  { reason, rule, startAt },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || isOver(state)) return [];
  const { clock } = state;
  const sameRule = JSON.stringify(rule ?? clock.rule) === JSON.stringify(clock.rule);
  const sameStart = (startAt ?? clock.start) === clock.start;
  const sameDates =
    lookup.dueAt === state.dueAt &&
    lookup.acknowledgeDueAt === state.acknowledgeDueAt &&
    lookup.provisional === clock.provisional;
  if (sameRule && sameStart && sameDates) return [];
  return [
    {
      type: 'assignment.recounted.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        reason,
        previousDueAt: state.dueAt,
        ...lookup,
        ...(rule ? { rule } : {}),
        ...(startAt ? { startAt } : {}),
      },
    },
  ];
};
