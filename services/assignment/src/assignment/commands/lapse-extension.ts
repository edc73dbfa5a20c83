import { type AssignmentFact, type OfAssignment, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';

/**
 * 延期到期未批 (SP-3): nobody decided before the due date, so it stays. A job; nothing pending is nothing to do, nor is
 * anything due while the clock stands still.
 */
export const lapseExtension: Decide<OfAssignment, Assignment, AssignmentFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'NONE' || state.status === 'SUSPENDED' || state.extension?.agreed !== null || now <= state.dueAt)
    return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.extension-lapsed.v1', data: { by, at: now, dueAt: state.dueAt } }];
};
