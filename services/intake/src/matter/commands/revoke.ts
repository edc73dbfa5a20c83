import { type MatterFact, type Policy, type RefusalCode, type RevokeMatter } from '@duban/contracts';
import { actsFor, type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus, beforeClosed } from '../rules/at-status';

/** 撤销 (domain 4.3): by who gave the mandate or the head, on a named instrument, until the matter is closed. */
export const revoke: Decide<RevokeMatter, Matter, MatterFact, Policy> = (command, state, { actor, now }) => {
  const { opinion, leader } = atStatus(state, '撤销', ...beforeClosed);
  const giver = opinion?.mandate.giver ?? leader.name;
  if (!actor.roles.includes('GOV_HEAD') && !actsFor(actor, leader.id) && actor.name !== giver)
    throw new Refusal<RefusalCode>('matter.not-mandate-giver', { giver });
  return [{ type: 'matter.revoked.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
