import { type FactData, type MisconductFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 妨碍督查的记录 (MisconductRecord, R-124): there, or not there; nothing ever happens to it. */
export type Misconduct = { status: 'NONE' } | { status: 'RECORDED'; recorded: FactData<'misconduct.recorded.v1'> };

export const misconduct: Aggregate<Misconduct, MisconductFact> = {
  name: 'misconduct',
  initial: { status: 'NONE' },
  evolve: (_, { data }) => ({ status: 'RECORDED', recorded: data }),
};
