import { type FactData, type MaterialFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 调阅清单 (AccessMaterials): what a unit handed over, and whether it has it back. */
export type Material =
  | { status: 'NONE' }
  | {
      status: 'OUT' | 'RETURNED';
      accessed: FactData<'material.accessed.v1'>;
      returned: FactData<'material.returned.v1'> | null;
    };

export const material: Aggregate<Material, MaterialFact> = {
  name: 'material',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'material.accessed.v1') return { status: 'OUT', accessed: fact.data, returned: null };
    return state.status === 'NONE' ? state : { ...state, status: 'RETURNED', returned: fact.data };
  },
};
