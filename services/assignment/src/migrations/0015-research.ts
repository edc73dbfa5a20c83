import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 民情调查 (S-64) and 督查调研 (S-59): one answer of each of the sample, also when it is sent twice at once. */
export const researchTables: Migration = {
  id: '0015-research',
  up: [
    `create table assignment.survey (${aggregateColumns}, status text not null, matter_id uuid)`,
    ...regionTable('assignment.survey'),
    `create table assignment.survey_response (${aggregateColumns}, survey_id uuid not null, serial int not null,
      matter_id uuid)`,
    'create unique index survey_response_once on assignment.survey_response (survey_id, serial)',
    ...regionTable('assignment.survey_response'),
    `create table assignment.research_report (${aggregateColumns}, status text not null, matter_id uuid)`,
    ...regionTable('assignment.research_report'),
    // Visits of the public page: of no region; nobody's address can be read from it.
    'create table assignment.public_visit (key text not null, at timestamptz not null default now())',
    'create index public_visit_key on assignment.public_visit (key, at)',
    'create index public_visit_at on assignment.public_visit (at)',
    'grant select, insert, delete on assignment.public_visit to duban_assignment',
  ],
};
