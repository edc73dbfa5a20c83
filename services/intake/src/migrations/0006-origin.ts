import { type Migration } from '@duban/persistence';

/** Matters that came out of another are found by it. */
export const originIndex: Migration = {
  id: '0006-origin',
  up: [
    `create index matter_origin on intake.matter ((state #>> '{registration,origin,matterId}'))
     where state #>> '{registration,origin,matterId}' is not null`,
  ],
};
