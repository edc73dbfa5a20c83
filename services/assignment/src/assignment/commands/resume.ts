import { type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';

/** Both dates as the calendar counts them when the suspended time is left out; the one to sign by only before 签收. */
export type Resumed = {
  dueAt: string;
  acknowledgeDueAt: string | null;
  provisional: boolean;
  calendarVersion: string;
};

/** 任务恢复: due dates move by the suspended time, and never come earlier. */
export const resume: Decide<object, Assignment, AssignmentFact, Policy, Resumed> = (
  _,
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'SUSPENDED' || !state.suspended) return [];
  const { dueAt: previousDueAt, suspended } = state;
  const moved = lookup.dueAt > previousDueAt;
  const { acknowledgeDueAt, provisional, calendarVersion } = lookup;
  return [
    {
      type: 'assignment.resumed.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        suspendedAt: suspended.at,
        dueAt: moved ? lookup.dueAt : previousDueAt,
        previousDueAt,
        ...(moved ? { provisional, calendarVersion } : {}),
        ...(acknowledgeDueAt ? { acknowledgeDueAt } : {}),
      },
    },
  ];
};
