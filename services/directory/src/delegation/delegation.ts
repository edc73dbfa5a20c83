import { type DelegationFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 代理: positions of one person exercised by another for a time. */
export type Delegation =
  | { status: 'NONE' }
  | {
      status: 'GRANTED' | 'ENDED';
      granted: FactData<'delegation.granted.v1'>;
      ended: FactData<'delegation.ended.v1'> | null;
    };

export const delegation: Aggregate<Delegation, DelegationFact> = {
  name: 'delegation',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'delegation.granted.v1') return { status: 'GRANTED', granted: fact.data, ended: null };
    return state.status === 'NONE' ? state : { ...state, status: 'ENDED', ended: fact.data };
  },
};
