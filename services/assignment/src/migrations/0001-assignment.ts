import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const assignmentTables: Migration = {
  id: '0001-assignment',
  up: [
    `create table assignment.notice (${aggregateColumns}, status text not null)`,
    ...regionTable('assignment.notice'),
    `create table assignment.assignment (${aggregateColumns}, status text not null, matter_id uuid not null,
      role text not null, unit_name text not null, due_at timestamptz not null)`,
    'create index assignment_matter on assignment.assignment (region, matter_id)',
    ...regionTable('assignment.assignment'),
    // What 审核 must know of the matter: kept from its facts, because no service reads another's tables.
    `create table assignment.matter_terms (matter_id uuid primary key, region text not null, verification text[] not null)`,
    ...regionTable('assignment.matter_terms', { units: false }),
  ],
};
