import { type Migration, regionTable } from '@duban/persistence';

/** 协调: the units it concerns, which are told of its result. */
export const coordinationParties: Migration = {
  id: '0006-parties',
  up: [
    `create table notification.coordination (id uuid primary key, region text not null, parties text[] not null)`,
    ...regionTable('notification.coordination', { units: false }),
  ],
};
