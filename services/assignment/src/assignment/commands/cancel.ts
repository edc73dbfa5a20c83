import { type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isRunning } from '../rules/own-unit';

/** 任务取消: the matter was revoked, or goes on in another. What was done stays done. */
export const cancel: Decide<{ reason: string }, Assignment, AssignmentFact, Policy> = (
  { reason },
  state,
  { actor, now },
) => {
  if (!isRunning(state) && state.status !== 'SUSPENDED') return [];
  return [{ type: 'assignment.cancelled.v1', data: { by: { id: actor.id, name: actor.name }, at: now, reason } }];
};
