import { type Migration } from '@duban/persistence';

/** 再分解: the unit that gave out a part of its task, to which the part's 协办意见 goes. */
export const wholeOfParts: Migration = {
  id: '0005-whole',
  up: ['alter table notification.assignment add column whole text'],
};
