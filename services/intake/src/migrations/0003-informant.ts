import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 反映人: units have no rows of it, not even those of their own matters. */
export const informantTable: Migration = {
  id: '0003-informant',
  up: [`create table intake.informant (${aggregateColumns})`, ...regionTable('intake.informant', { units: false })],
};
