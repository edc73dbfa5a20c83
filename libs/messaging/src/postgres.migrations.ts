import { type Migration } from '@duban/persistence';

/** Envelopes carry their region themselves; the tables belong to the transport alone, no service's role may read them. */
export const migrations: readonly Migration[] = [
  {
    id: '0001-transport',
    up: [
      `create table transport.message (position bigint generated always as identity primary key, id uuid not null unique,
        topic text not null, key uuid not null, value jsonb not null, at timestamptz not null default now())`,
      'create table transport.subscription (grp text not null, topic text not null, primary key (grp, topic))',
      `create table transport.delivery (grp text not null, position bigint not null, key uuid not null,
        partition int not null, attempts int not null default 0, not_before timestamptz not null default now(),
        parked text, primary key (grp, position))`,
      'create index delivery_key on transport.delivery (grp, key, position)',
      'grant select, insert, update, delete on all tables in schema transport to duban_transport',
      'grant truncate, references, trigger on transport.subscription to duban_transport',
      'grant usage on all sequences in schema transport to duban_transport',
    ],
  },
  {
    // Which partitions have work, and which keys wait, is asked at every claim: a long backlog must not make it dearer.
    id: '0002-claim',
    up: [
      'create index delivery_partition on transport.delivery (grp, partition) where parked is null',
      'create index delivery_held on transport.delivery (grp, key, position) where parked is not null or attempts > 0',
      'drop index transport.delivery_key',
    ],
  },
  {
    // Where Kafka is the transport: what its consumers could not handle, all of the same key behind it, and how far a
    // replay goes.
    id: '0003-held',
    up: [
      `create table transport.held (position bigint generated always as identity primary key, grp text not null,
        id text not null, topic text not null, partition int not null, key text not null, type text not null,
        value text not null, replayed boolean not null, attempts int not null default 0,
        not_before timestamptz not null default now(), parked text, unique (grp, topic, id))`,
      'create index held_key on transport.held (grp, topic, key, position)',
      `create table transport.rewind (grp text not null, topic text not null, partition int not null,
        until bigint not null, begun boolean not null default false, primary key (grp, topic, partition))`,
      'alter table transport.delivery add column replayed boolean not null default false',
      'grant select, insert, update, delete on transport.held, transport.rewind to duban_transport',
      'grant usage on all sequences in schema transport to duban_transport',
    ],
  },
];
