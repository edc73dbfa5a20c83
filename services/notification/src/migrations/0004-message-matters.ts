import { type Migration } from '@duban/persistence';

/** A message may speak of several matters (a merged reminder): what may leave the platform depends on each of them. */
export const messageMatters: Migration = {
  id: '0004-message-matters',
  up: [
    'alter table notification.assignment add column matter_id uuid, add column role text',
    'create index assignment_matter on notification.assignment (matter_id)',
    `alter table notification.message add column matters uuid[] not null default '{}'`,
    'create index message_matter on notification.message (matter_id)',
    `create index message_matters on notification.message using gin (matters) where matters <> '{}'`,
  ],
};
