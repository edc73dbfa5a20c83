import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 实地核查、暗访 (SP-6). A 督查底稿 is never changed and never removed, by whatever role (I-15). */
export const inspectionTables: Migration = {
  id: '0009-inspection',
  up: [
    `create table assignment.inspection (${aggregateColumns}, status text not null, matter_id uuid not null,
      mode text not null, persons text[] not null, subjects text[] not null)`,
    'create index inspection_matter on assignment.inspection (region, matter_id)',
    `create index inspection_open on assignment.inspection (region, id) where status <> 'CONCLUDED'`,
    ...regionTable('assignment.inspection'),
    `create table assignment.inspection_record (${aggregateColumns}, inspection_id uuid not null, matter_id uuid not null)`,
    'create index inspection_record_of on assignment.inspection_record (inspection_id)',
    ...regionTable('assignment.inspection_record'),
    `create function assignment.append_only() returns trigger language plpgsql as
      $$ begin raise exception 'append only'; end $$`,
    `create trigger append_only before update or delete on assignment.inspection_record
      for each row execute function assignment.append_only()`,
    `create trigger append_only_whole before truncate on assignment.inspection_record
      for each statement execute function assignment.append_only()`,
  ],
};
