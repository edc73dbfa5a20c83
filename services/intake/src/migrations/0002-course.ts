import { type Migration, namedPersonsOnly } from '@duban/persistence';

/** 知悉范围 (I-20), and what a running matter keeps since it can be suspended, merged, handed to another leader. */
export const matterCourse: Migration = {
  id: '0002-course',
  up: [
    'alter table intake.matter add column restricted_to text[]',
    namedPersonsOnly('intake.matter', 'restricted_to'),
    `update intake.matter set state = jsonb_build_object('urgency', state -> 'registration' -> 'urgency',
       'leader', (state -> 'registration' -> 'instruction' -> 'leader')
         || jsonb_build_object('post', state -> 'registration' -> 'instruction' -> 'post'),
       'restrictedTo', null, 'instructions', '[]'::jsonb, 'suspended', null, 'phoneApproval', null, 'mergedInto', null,
       'key', false) || state`,
  ],
};
