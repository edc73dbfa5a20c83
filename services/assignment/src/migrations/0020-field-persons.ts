import { type Migration, namedPersonsToo, ofNamedPersons } from '@duban/persistence';

/**
 * People of a unit who are in a 督查组 do its work: they see the check that they are in the team of, with its records, and
 * the campaign takes their huddle and what they report.
 */
export const fieldPersons: Migration = {
  id: '0020-field-persons',
  up: [
    ...namedPersonsToo('assignment.inspection', 'persons'),
    ...namedPersonsToo('assignment.campaign', 'persons'),
    ofNamedPersons('assignment.inspection_record', 'inspection_id', 'assignment.inspection', 'persons'),
  ],
};
