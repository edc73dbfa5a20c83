import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 妨碍督查的记录 and 调阅清单. */
export const campaignFieldTables: Migration = {
  id: '0017-campaign-field',
  up: [
    `create table assignment.misconduct (${aggregateColumns}, matter_id uuid not null, unit_id text not null)`,
    'create index misconduct_matter on assignment.misconduct (region, matter_id)',
    ...regionTable('assignment.misconduct'),
    `create table assignment.material (${aggregateColumns}, status text not null, matter_id uuid not null,
      inspection_id uuid not null)`,
    'create index material_matter on assignment.material (region, matter_id)',
    ...regionTable('assignment.material'),
  ],
};
