import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 协调 (SP-4): at most one open about one assignment, also when two ask at once. */
export const coordinationTable: Migration = {
  id: '0006-coordination',
  up: [
    `create table assignment.coordination (${aggregateColumns}, status text not null, matter_id uuid not null,
      assignment_id uuid not null)`,
    'create index coordination_matter on assignment.coordination (region, matter_id)',
    `create unique index coordination_open on assignment.coordination (assignment_id) where status = 'OPEN'`,
    ...regionTable('assignment.coordination'),
  ],
};
