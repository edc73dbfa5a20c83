import { type Migration } from '@duban/persistence';

/** 经办人: who did the step, shown with the node it belongs to (AC-26). */
export const doneBy: Migration = {
  id: '0003-done-by',
  up: ['alter table workflow.todo add column done_by text'],
};
