import { type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isRunning } from '../rules/own-unit';

/** 任务中止: follows the matter. What is finished, or stands still already, is left as it is. */
export const suspend: Decide<{ reason: string }, Assignment, AssignmentFact, Policy> = (
  { reason },
  state,
  { actor, now },
) => {
  if (!isRunning(state)) return [];
  return [{ type: 'assignment.suspended.v1', data: { by: { id: actor.id, name: actor.name }, at: now, reason } }];
};
