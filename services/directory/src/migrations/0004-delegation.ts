import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const delegationTable: Migration = {
  id: '0004-delegation',
  up: [
    `create table directory.delegation (${aggregateColumns}, from_person text not null, to_person text not null,
      until_on date not null, ended boolean not null)`,
    'create index delegation_person on directory.delegation (region, from_person, to_person)',
    ...regionTable('directory.delegation'),
  ],
};
