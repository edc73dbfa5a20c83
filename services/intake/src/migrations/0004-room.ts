import { type Migration } from '@duban/persistence';

/**
 * A matter is changed some dozens of times, each time as a whole. With room for it on its page the changed row stays
 * there: no index is written, and what was before is cleared away without a vacuum.
 */
export const roomForChanges: Migration = {
  id: '0004-room',
  up: ['alter table intake.matter set (fillfactor = 50)'],
};
