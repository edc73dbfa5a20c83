import { type Migration, regionTable } from '@duban/persistence';

/** 渠道与送达台账. A row in `notification.message` with `handed_at` null is still to be handed to the channels. */
export const deliveryTables: Migration = {
  id: '0002-delivery',
  up: [
    `alter table notification.message add column kind text not null default 'OTHER', add column color text,
      add column assignment_id uuid, add column sender text,
      add column handed_at timestamptz default now()`,
    // What was there before the channels is read on the platform and not sent out belatedly.
    'alter table notification.message alter column handed_at drop default',
    'create index message_unhanded on notification.message (at) where handed_at is null',
    'alter table notification.assignment add column no text, add column due_at timestamptz',
    `create table notification.person (id text primary key, region text not null, name text not null, unit text not null,
      roles text[] not null, email text, mobile text)`,
    'create index person_position on notification.person (region, unit)',
    ...regionTable('notification.person', { units: false }),
    `create table notification.known_matter (id uuid primary key, region text not null, no text, title text not null,
      urgency text not null, confidentiality text, due_at timestamptz)`,
    ...regionTable('notification.known_matter', { units: false }),
    // One row a message, person and channel. `parcel` is what goes out at once, under this id: the receiver drops by it
    // what comes again. One row of a parcel is its head, and is locked for all of them.
    `create table notification.delivery (id uuid primary key default gen_random_uuid(), region text not null,
      matter_id uuid, message uuid not null, recipient text not null, person text not null, kind text not null,
      channel text not null, state text not null default 'WAITING', parcel uuid, head boolean not null default false, attempts int not null default 0,
      next_at timestamptz not null, last_error text, created_at timestamptz not null, sent_at timestamptz,
      resent_by text, unique (message, person, channel))`,
    `create index delivery_due on notification.delivery (channel, next_at) where state in ('WAITING', 'FAILED')`,
    'create index delivery_parcel on notification.delivery (parcel)',
    'create index delivery_recent on notification.delivery (region, created_at desc, id)',
    'create index delivery_matter on notification.delivery (matter_id)',
    ...regionTable('notification.delivery', { units: false }),
    `create table notification.setting (person text not null, region text not null, channel text not null,
      kind text not null, primary key (person, channel, kind))`,
    ...regionTable('notification.setting', { units: false }),
  ],
};
