import { type Migration, regionTable } from '@duban/persistence';

/** 任务序号: 改办, 再分解 and a new round all number on; one row a matter gives each number once. */
export const serialTable: Migration = {
  id: '0004-serial',
  up: [
    'create table assignment.serial (matter_id uuid primary key, region text not null, last int not null)',
    ...regionTable('assignment.serial', { units: false }),
    "select set_config('app.scope', 'all', true)",
    `insert into assignment.serial (matter_id, region, last)
     select id, region, (state ->> 'issued')::int from assignment.notice where (state ->> 'issued')::int > 0`,
  ],
};
