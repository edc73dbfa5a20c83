import { type Migration, namedPersonsToo } from '@duban/persistence';

/** Members of a 督查组 that are people of a unit see their own team: they declare for themselves. */
export const teamPersons: Migration = {
  id: '0018-team-persons',
  up: namedPersonsToo('assignment.inspection_team', 'persons'),
};
