import { type Migration, regionTable } from '@duban/persistence';

export const messageTables: Migration = {
  id: '0001-message',
  up: [
    // Addressed to positions, not to persons: whoever holds the role in the unit reads it.
    `create table notification.message (id uuid not null, recipient text not null, region text not null,
      units text[] not null default '{}', role text not null, unit text, matter_id uuid, title text not null,
      text text not null, at timestamptz not null, primary key (id, recipient))`,
    'create index message_recent on notification.message (region, at desc)',
    ...regionTable('notification.message'),
    `create table notification.reading (message uuid not null, person text not null, region text not null,
      read_at timestamptz not null, primary key (message, person))`,
    ...regionTable('notification.reading', { units: false }),
    // Which unit an assignment belongs to: later facts about it name the assignment only.
    `create table notification.assignment (id uuid primary key, region text not null, unit text not null, title text not null)`,
    ...regionTable('notification.assignment', { units: false }),
  ],
};
