import { type CoordinationFact, type EscalateCoordination, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Coordination } from '../coordination';
import { heldBy, tierAbove } from '../rules/tiers';

/** 提请上一级协调: by who holds the tier, before its time is over. */
export const escalate: Decide<EscalateCoordination, Coordination, CoordinationFact, Policy, { tierDueAt: string }> = (
  { reason },
  state,
  { actor, now, lookup: { tierDueAt } },
) => {
  const tier = tierAbove(heldBy(actor, state, '提请上一级协调').tier);
  if (!tier) throw new Refusal<RefusalCode>('coordination.top-tier');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'coordination.escalated.v1', data: { by, at: now, tier, tierDueAt, reason } }];
};
