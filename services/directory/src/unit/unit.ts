import { type DirectoryFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type UnitFact = Extract<DirectoryFact, { type: 'unit.registered.v1' }>;
/** 单位 (Org). */
export type Unit = { status: 'NONE' } | ({ status: 'REGISTERED' } & FactData<'unit.registered.v1'>);

export const unit: Aggregate<Unit, UnitFact> = {
  name: 'unit',
  initial: { status: 'NONE' },
  evolve: (_state, fact) => ({ status: 'REGISTERED', ...fact.data }),
};
