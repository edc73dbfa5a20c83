import { type UrgingFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 催办升级 of one assignment: which rungs were raised. Stream id = assignment id. */
export type Urging = Readonly<{ region: string; matterId: string; unit: string; raised: readonly string[] }>;

export const urging: Aggregate<Urging, UrgingFact> = {
  name: 'urging',
  initial: { region: '', matterId: '', unit: '', raised: [] },
  evolve: ({ raised }, { data }) => ({
    region: data.region,
    matterId: data.matterId,
    unit: data.unit.id,
    raised: [...raised, data.rung],
  }),
};
