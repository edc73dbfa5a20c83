import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 整改 (SP-8), and what its notice says of the matter: that it is called so, how urgent it is, its number. */
export const rectificationTable: Migration = {
  id: '0008-rectification',
  up: [
    'alter table assignment.matter_terms add column title text, add column urgency text, add column no text',
    // Of matters that were given out before, their assignments say it.
    "select set_config('app.scope', 'all', true)",
    `update assignment.matter_terms t set title = a.state #>> '{issued,title}', urgency = a.state ->> 'urgency',
       no = a.state #>> '{issued,matterNo}' from assignment.assignment a where a.matter_id = t.matter_id`,
    `create table assignment.rectification (${aggregateColumns}, status text not null, matter_id uuid not null,
      due_at timestamptz not null)`,
    'create index rectification_matter on assignment.rectification (region, matter_id)',
    `create index rectification_open on assignment.rectification (region, due_at, id) where status <> 'CLOSED'`,
    ...regionTable('assignment.rectification'),
  ],
};
