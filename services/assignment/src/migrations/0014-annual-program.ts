import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 年度督查检查计划: one a region and year; 政府指定. */
export const annualProgramTable: Migration = {
  id: '0014-annual-program',
  up: [
    `create table assignment.annual_program (${aggregateColumns}, status text not null, year int not null)`,
    'create unique index annual_program_year on assignment.annual_program (region, year)',
    ...regionTable('assignment.annual_program'),
    `create table assignment.designation (${aggregateColumns}, status text not null)`,
    ...regionTable('assignment.designation'),
  ],
};
