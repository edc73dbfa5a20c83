import { type AssignMatter, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 转为已交办: from now on its units see the matter (I-20). A new round assigns again. */
export const assign: Decide<AssignMatter, Matter, MatterFact, Policy> = ({ units, dueAt }, state, { actor, now }) => {
  if (state.status === 'ASSIGNED') return [];
  atStatus(state, '转为已交办', 'APPROVED', 'IN_PROGRESS');
  return [{ type: 'matter.assigned.v1', data: { by: { id: actor.id, name: actor.name }, at: now, units, dueAt } }];
};
