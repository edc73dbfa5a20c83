import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 工作日历: a row is one table of one year; publications of a region are numbered without a gap. */
export const calendarTable: Migration = {
  id: '0003-calendar',
  up: [
    `create table directory.calendar (${aggregateColumns}, status text not null, year int not null, serial int)`,
    'create unique index calendar_serial on directory.calendar (region, serial) where serial is not null',
    ...regionTable('directory.calendar'),
  ],
};
