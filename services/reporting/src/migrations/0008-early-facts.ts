import { type Migration, regionTable } from '@duban/persistence';

/** Facts about matters that are not in the ledger yet. */
export const earlyFacts: Migration = {
  id: '0008-early-facts',
  up: [
    `create table reporting.early_fact (id uuid primary key, region text not null, matter_id uuid not null,
      position bigint generated always as identity, fact jsonb not null)`,
    ...regionTable('reporting.early_fact', { units: false }),
    'create index early_fact_matter on reporting.early_fact (matter_id)',
  ],
};
