import { type Migration } from '@duban/persistence';

/** Each fact looks for the step that it does: among the open ones of its matter. */
export const openTodos: Migration = {
  id: '0008-open-todos',
  up: ['create index todo_open_of_matter on workflow.todo (matter_id, command) where done_at is null'],
};
