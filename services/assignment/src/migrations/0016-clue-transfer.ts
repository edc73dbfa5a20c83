import { aggregateColumns, type Migration, namedPersonsOnly, regionTable } from '@duban/persistence';

/** 线索移送: rows are there for the persons they name only, whoever else sees the matter. */
export const clueTransferTable: Migration = {
  id: '0016-clue-transfer',
  up: [
    `create table assignment.clue_transfer (${aggregateColumns}, matter_id uuid not null, persons text[] not null)`,
    'create index clue_transfer_persons on assignment.clue_transfer using gin (persons)',
    ...regionTable('assignment.clue_transfer'),
    namedPersonsOnly('assignment.clue_transfer', 'persons'),
  ],
};
