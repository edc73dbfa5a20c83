import { type MatterFact, type Policy, type RecordCall, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 电话调度 (JY, I-10): the record of one call ends a matter of which the leader only wants to know. */
export const recordCall: Decide<RecordCall, Matter, MatterFact, Policy> = (command, state, { actor, now }) => {
  const { opinion } = atStatus(state, '电话调度', 'OPINION_DRAFTED');
  if (opinion?.effortPath !== 'KNOW') throw new Refusal<RefusalCode>('matter.simple-path-only');
  return [{ type: 'matter.call-recorded.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
