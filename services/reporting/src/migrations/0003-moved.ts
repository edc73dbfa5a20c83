import { type Migration } from '@duban/persistence';

/** 改办与再分解: a task given to another unit no longer counts for its unit; how many units asked to return a matter. */
export const moved: Migration = {
  id: '0003-moved',
  up: [
    'alter table reporting.task add column withdrawn boolean not null default false',
    'alter table reporting.ledger add column returning_units int not null default 0',
  ],
};
