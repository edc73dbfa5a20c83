import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const directoryTables: Migration = {
  id: '0001-directory',
  up: [
    'create table directory.region (code text primary key, name text not null)',
    'grant select, insert, update on directory.region to duban_directory',
    `create table directory.unit (${aggregateColumns}, name text not null, supervision_body boolean not null)`,
    'create index unit_region on directory.unit (region)',
    ...regionTable('directory.unit'),
    `create table directory.person (${aggregateColumns}, name text not null, unit_id text not null, account text unique,
      roles text[] not null)`,
    'create index person_region on directory.person (region, unit_id)',
    ...regionTable('directory.person'),
    // Passwords are never in facts or journal, only here.
    `create table directory.account (login text primary key, region text not null, hash text not null,
      must_change boolean not null, changed_at timestamptz not null)`,
    ...regionTable('directory.account', { units: false }),
  ],
};
