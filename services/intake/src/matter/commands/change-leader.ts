import { type ChangeLeader, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus, beforeClosed } from '../rules/at-status';

/** 领导变更: the report now goes to who holds the position; what was instructed stays under its own name. */
export const changeLeader: Decide<ChangeLeader, Matter, MatterFact, Policy> = (command, state, { actor, now }) => {
  const { leader } = atStatus(state, '领导变更', ...beforeClosed);
  if (leader.id === command.leader.id) throw new Refusal<RefusalCode>('matter.same-leader', { leader: leader.name });
  const by = { id: actor.id, name: actor.name };
  const previous = { id: leader.id, name: leader.name };
  return [{ type: 'matter.leader-changed.v1', data: { ...command, by, at: now, previous } }];
};
