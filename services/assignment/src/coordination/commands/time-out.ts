import { type CoordinationFact, type OfCoordination, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Coordination } from '../coordination';
import { tierAbove } from '../rules/tiers';

/**
 * 到时上报 (SP-4): a tier without a result in its time goes up. Nothing changes at the highest tier, after a result, or
 * when the tier has gone up meanwhile.
 */
export const timeOut: Decide<OfCoordination, Coordination, CoordinationFact, Policy, { tierDueAt: string }> = (
  _,
  state,
  { actor, now, lookup: { tierDueAt } },
) => {
  if (state.status !== 'OPEN' || now < state.tierDueAt) return [];
  const tier = tierAbove(state.tier);
  const by = { id: actor.id, name: actor.name };
  return tier ? [{ type: 'coordination.timed-out.v1', data: { by, at: now, tier, tierDueAt } }] : [];
};
