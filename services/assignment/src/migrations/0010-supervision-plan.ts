import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 文件、会议督查: the plan of a matter (S-80), what 程序 the matter goes through, and what a task keeps for its item. */
export const supervisionPlanTable: Migration = {
  id: '0010-supervision-plan',
  up: [
    `create table assignment.supervision_plan (${aggregateColumns}, status text not null)`,
    ...regionTable('assignment.supervision_plan', { units: false }),
    'alter table assignment.matter_terms add column procedure text',
    `update assignment.assignment set state = '{"unitPlan": null, "itemCleared": null}'::jsonb || state`,
  ],
};
