import { type Migration, regionTable } from '@duban/persistence';

/** 检索、名单与承办任务: what lists, search and figures read; projections of facts like the ledger. */
export const reading: Migration = {
  id: '0002-reading',
  up: [
    'create index ledger_due on reporting.ledger (region, due_at, matter_id) where closed_at is null',
    // Who has to do with a matter: a person or a unit. `mine` is a duty, the rest have only taken part.
    `create table reporting.concern (who text not null, matter_id uuid not null, region text not null,
      mine boolean not null, primary key (who, matter_id))`,
    ...regionTable('reporting.concern', { units: false }),
    `create table reporting.passage (id text primary key, matter_id uuid not null, region text not null,
      units text[] not null default '{}', for_all boolean not null, at timestamptz not null, kind text not null,
      text text not null, folded text not null)`,
    'create index passage_matter on reporting.passage (region, matter_id)',
    ...regionTable('reporting.passage'),
    // Beside the passages and without a policy, because an index on arrays is no use behind one (its operator is not
    // leakproof). It holds pairs of characters only; what is found is read from the passages, behind their policy.
    'create table reporting.passage_pairs (id text primary key, pairs text[] not null)',
    'create index passage_pairs_found on reporting.passage_pairs using gin (pairs)',
    'grant select, insert, update, delete on reporting.passage_pairs to duban_reporting',
    `create table reporting.task (assignment_id uuid primary key, matter_id uuid not null, region text not null,
      units text[] not null, unit_name text not null, assignment_no text not null, title text not null, role text not null,
      issued_at timestamptz not null, due_at timestamptz not null, acknowledged_at timestamptz, acknowledged_late boolean,
      accepted_at timestamptz, on_time boolean, returns int not null default 0, judged int not null default 0,
      percent int, ended boolean not null default false)`,
    'create index task_due on reporting.task (region, due_at)',
    'create index task_issued on reporting.task (region, issued_at)',
    'create index task_matter on reporting.task (matter_id)',
    ...regionTable('reporting.task'),
  ],
};
