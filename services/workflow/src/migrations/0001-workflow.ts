import { type Migration, regionTable } from '@duban/persistence';

export const workflowTables: Migration = {
  id: '0001-workflow',
  up: [
    `create table workflow.diagram (process_id text not null, version int not null, definition_key text not null unique,
      name text not null, digest text not null, xml text not null, steps jsonb not null, messages text[] not null,
      published_at timestamptz not null, primary key (process_id, version))`,
    'grant select, insert on workflow.diagram to duban_workflow',
    `create table workflow.todo (key text primary key, region text not null, units text[] not null default '{}',
      process_instance text not null, element text not null, step text not null, command text, matter_id uuid not null,
      assignment_id uuid, matter_title text not null, matter_no text, urgency text not null, roles text[] not null,
      persons text[] not null, created_at timestamptz not null, due_at timestamptz, done_at timestamptz)`,
    'create index todo_open on workflow.todo (region, created_at) where done_at is null',
    'create index todo_matter on workflow.todo (region, matter_id)',
    ...regionTable('workflow.todo'),
    // A fact may be quicker than the to-do it completes: it waits here.
    `create table workflow.early_fact (id uuid primary key, region text not null, command text not null, matter_id uuid not null,
      subject uuid not null, data jsonb not null, at timestamptz not null)`,
    ...regionTable('workflow.early_fact', { units: false }),
    `create table workflow.instance (process_instance text primary key, region text not null, units text[] not null default '{}',
      matter_id uuid not null)`,
    'create index instance_matter on workflow.instance (region, matter_id)',
    ...regionTable('workflow.instance'),
  ],
};
