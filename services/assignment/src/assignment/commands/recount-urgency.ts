import { type AssignmentFact, type DeadlineRule, type Policy, type words } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isRunning } from '../rules/own-unit';

type Urgency = keyof typeof words.urgency;
/** The scheme's dates for the new urgency, counted from the instruction. */
export type Anew = {
  rule: DeadlineRule;
  dueAt: string;
  acknowledgeDueAt: string;
  provisional: boolean;
  calendarVersion: string;
};

const rank: Record<Urgency, number> = { EXTRA_URGENT: 0, URGENT: 1, NORMAL: 2 };

/**
 * 再次批示 that changes the urgency: dates are counted anew from the instruction, old and new are kept (domain 5.1). More
 * urgent never means later, less urgent never earlier; and what is less urgent does not undo a day that somebody set.
 */
export const recountUrgency: Decide<{ urgency: Urgency }, Assignment, AssignmentFact, Policy, Anew> = (
  { urgency },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || (!isRunning(state) && state.status !== 'SUSPENDED')) return [];
  if (state.urgency === urgency) return [];
  const better = rank[urgency] < rank[state.urgency] ? sooner : later;
  const kept = rank[urgency] > rank[state.urgency] && state.clock.rule.unit === 'DATE';
  const moved = !kept && better(state.dueAt, lookup.dueAt) !== state.dueAt;
  const { provisional, calendarVersion } = moved ? lookup : state.clock;
  return [
    {
      type: 'assignment.recounted.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        reason: 'URGENCY',
        urgency,
        dueAt: moved ? lookup.dueAt : state.dueAt,
        previousDueAt: state.dueAt,
        acknowledgeDueAt: state.acknowledged
          ? state.acknowledgeDueAt
          : better(state.acknowledgeDueAt, lookup.acknowledgeDueAt),
        provisional,
        calendarVersion,
        ...(moved ? { rule: lookup.rule, startAt: now } : {}),
      },
    },
  ];
};

const sooner = (a: string, b: string): string => (b < a ? b : a);
const later = (a: string, b: string): string => (b > a ? b : a);
