import { type Migration, namedPersonsToo } from '@duban/persistence';

/** A step that waits for a person in person (回避声明 of a 督查组) is theirs also when they belong to a unit. */
export const todoPersons: Migration = {
  id: '0007-todo-persons',
  up: namedPersonsToo('workflow.todo', 'persons'),
};
