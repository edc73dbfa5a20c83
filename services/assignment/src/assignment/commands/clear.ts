import { type AssignmentFact, type OfAssignment, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';

/** 销号, when the leader has agreed to close. 已改办, 已取消 and 协办意见逾期未送 leave nothing to clear. */
export const clear: Decide<OfAssignment, Assignment, AssignmentFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'CLEARED' || state.status === 'WITHDRAWN_REASSIGNED' || state.status === 'CANCELLED') return [];
  if (state.status !== 'NONE' && state.status !== 'ACCEPTED' && state.opinionMissing) return [];
  atStatus(state, '销号', 'ACCEPTED');
  return [{ type: 'assignment.cleared.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
