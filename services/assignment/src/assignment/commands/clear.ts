import { type AssignmentFact, type OfAssignment, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';

/** 销号, when the leader has agreed to close. */
export const clear: Decide<OfAssignment, Assignment, AssignmentFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'CLEARED') return [];
  atStatus(state, '销号', 'ACCEPTED');
  return [{ type: 'assignment.cleared.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
