import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 大型决策督查: the campaign with its plan, its 督查组, and what the subjects of open visits report of themselves. */
export const campaignTables: Migration = {
  id: '0013-campaign',
  up: [
    `create table assignment.campaign (${aggregateColumns}, status text not null, persons text[] not null,
      subjects text[] not null)`,
    ...regionTable('assignment.campaign'),
    `create table assignment.inspection_team (${aggregateColumns}, status text not null, matter_id uuid not null,
      persons text[] not null, subjects text[] not null)`,
    'create index inspection_team_matter on assignment.inspection_team (region, matter_id)',
    ...regionTable('assignment.inspection_team'),
    `create table assignment.self_check (${aggregateColumns}, status text not null, matter_id uuid not null)`,
    'create index self_check_matter on assignment.self_check (region, matter_id)',
    ...regionTable('assignment.self_check'),
  ],
};
