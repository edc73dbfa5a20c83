import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 督查结论 and 复核 (SP-7): one 复核 about one conclusion, also when two ask at once. */
export const reconsiderationTables: Migration = {
  id: '0011-reconsideration',
  up: [
    `create table assignment.conclusion (${aggregateColumns}, status text not null, matter_id uuid not null)`,
    'create index conclusion_matter on assignment.conclusion (region, matter_id)',
    ...regionTable('assignment.conclusion'),
    `create table assignment.reconsideration (${aggregateColumns}, status text not null, matter_id uuid not null,
      conclusion_id uuid not null)`,
    'create index reconsideration_matter on assignment.reconsideration (region, matter_id)',
    'create unique index reconsideration_once on assignment.reconsideration (conclusion_id)',
    ...regionTable('assignment.reconsideration'),
  ],
};
