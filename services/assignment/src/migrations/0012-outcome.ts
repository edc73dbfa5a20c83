import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 结果运用建议 (SP-9). */
export const outcomeTable: Migration = {
  id: '0012-outcome',
  up: [
    `create table assignment.outcome (${aggregateColumns}, status text not null, matter_id uuid not null)`,
    'create index outcome_matter on assignment.outcome (region, matter_id)',
    ...regionTable('assignment.outcome'),
  ],
};
