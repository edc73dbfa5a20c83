import { type Migration } from '@duban/persistence';

/** A step of a process beside that of the matter (整改) is about a thing of its own. */
export const todoSubject: Migration = {
  id: '0006-todo-subject',
  up: ['alter table workflow.todo add column subject_id uuid'],
};
