import { type FactData, type SelfCheckFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends SelfCheckFact['type']> = FactData<T>;

/** 自查: asked of the subject of an open visit, reported by it once. */
export type SelfCheck =
  | { status: 'NONE' }
  | {
      status: 'ASKED' | 'SUBMITTED';
      asked: Of<'self-check.asked.v1'>;
      submitted: Of<'self-check.submitted.v1'> | null;
    };
export type OpenSelfCheck = Exclude<SelfCheck, { status: 'NONE' }>;

export const selfCheck: Aggregate<SelfCheck, SelfCheckFact> = {
  name: 'self-check',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'self-check.asked.v1') return { status: 'ASKED', asked: fact.data, submitted: null };
    return state.status === 'NONE' ? state : { ...state, status: 'SUBMITTED', submitted: fact.data };
  },
};
