import { type DelegationFact, type EndDelegation, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Delegation } from '../delegation';
import { arranges } from '../rules';

/** 终止代理: by either side, by who may arrange it, or by the platform when a position has changed hands. */
export const end: Decide<EndDelegation, Delegation, DelegationFact, Policy> = ({ reason }, state, { actor, now }) => {
  if (state.status !== 'GRANTED') return [];
  const { from, to } = state.granted;
  if (![from.id, to.id].includes(actor.id) && !actor.system && !arranges(actor))
    throw new Refusal<RefusalCode>('delegation.not-yours-to-end', { person: from.name });
  return [{ type: 'delegation.ended.v1', data: { by: { id: actor.id, name: actor.name }, at: now, reason } }];
};
