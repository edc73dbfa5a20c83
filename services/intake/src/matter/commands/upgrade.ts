import { type MatterFact, type Policy, type RefusalCode, type UpgradeMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 升级 (JY): goes on at 立项审批 with all that was entered; what concerns the whole county needs its policy basis. */
export const upgrade: Decide<UpgradeMatter, Matter, MatterFact, Policy> = (command, state, { actor, now }) => {
  const { opinion } = atStatus(state, '升级办理', 'OPINION_DRAFTED', 'CLOSED');
  if (opinion?.effortPath !== 'KNOW') throw new Refusal<RefusalCode>('matter.simple-path-only');
  if (command.effortPath === 'OVERALL' && !command.policyBasis)
    throw new Refusal<RefusalCode>('matter.policy-basis-missing');
  return [{ type: 'matter.upgraded.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
