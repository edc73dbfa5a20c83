import { type Migration, regionTable } from '@duban/persistence';

/** 回访: one row each time somebody was asked (R-550 满意率). */
export const satisfaction: Migration = {
  id: '0005-satisfaction',
  up: [
    `create table reporting.satisfaction (id uuid primary key, matter_id uuid not null, region text not null,
      satisfaction text not null, at timestamptz not null)`,
    'create index satisfaction_recent on reporting.satisfaction (region, at)',
    ...regionTable('reporting.satisfaction', { units: false }),
  ],
};
