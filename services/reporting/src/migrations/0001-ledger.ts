import { type Migration, regionTable } from '@duban/persistence';

/** 台账与时间线: projections of facts, rebuilt by replaying them. */
export const ledger: Migration = {
  id: '0001-ledger',
  up: [
    `create table reporting.ledger (
      matter_id uuid primary key, region text not null, units text[] not null default '{}',
      register_no text not null, matter_no text, title text not null, category text not null, source text not null,
      leader text not null, urgency text not null, status text not null, registered_at timestamptz not null,
      assigned_at timestamptz, due_at timestamptz, yellow_from timestamptz, closed_at timestamptz, on_time boolean,
      returns int not null default 0, progress text not null default '', assignments jsonb not null default '{}')`,
    `create index ledger_recent on reporting.ledger (region, registered_at desc, matter_id desc)`,
    `create index ledger_open on reporting.ledger (region, due_at) where closed_at is null`,
    ...regionTable('reporting.ledger'),
    `create table reporting.timeline (
      id uuid primary key, stream uuid not null, matter_id uuid not null, region text not null, units text[] not null default '{}',
      at timestamptz not null, type text not null, title text not null, detail text not null, by_name text not null,
      unit_name text)`,
    `create index timeline_matter on reporting.timeline (region, matter_id, at, id)`,
    `create index timeline_stream on reporting.timeline (stream)`,
    ...regionTable('reporting.timeline'),
  ],
};
