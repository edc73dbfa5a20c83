import { type CoordinationFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends CoordinationFact['type']> = FactData<T>;
type Begun = Of<'coordination.opened.v1'> &
  Partial<Pick<Of<'coordination.requested.v1'>, 'tried' | 'parties' | 'evidence'>>;
type Left = { tier: Begun['tier']; leftAt: string; by: Begun['by']; reason: string | null };

/** 协调 (SP-4): about one assignment, tier by tier until there is a result. */
export type Coordination =
  | { status: 'NONE' }
  | {
      status: 'OPEN' | 'RESOLVED';
      begun: Begun;
      tier: Begun['tier'];
      tierDueAt: string;
      steps: readonly Left[];
      resolved: Of<'coordination.resolved.v1'> | null;
    };
export type OpenCoordination = Exclude<Coordination, { status: 'NONE' }>;

export const coordination: Aggregate<Coordination, CoordinationFact> = {
  name: 'coordination',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'coordination.requested.v1' || fact.type === 'coordination.opened.v1') {
      const { tier, tierDueAt } = fact.data;
      return { status: 'OPEN', begun: fact.data, tier, tierDueAt, steps: [], resolved: null };
    }
    if (state.status === 'NONE') return state;
    if (fact.type === 'coordination.resolved.v1') return { ...state, status: 'RESOLVED', resolved: fact.data };
    const { by, at: leftAt, tier, tierDueAt } = fact.data;
    const reason = fact.type === 'coordination.escalated.v1' ? fact.data.reason : null;
    return { ...state, tier, tierDueAt, steps: [...state.steps, { tier: state.tier, leftAt, by, reason }] };
  },
};
