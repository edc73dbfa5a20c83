// Who is in a team now, for what the team does in the field.
import { type Tx } from '@duban/persistence';
import { type OpenTeam, peopleOf } from './inspection-team';

type Named = OpenTeam['leader'];
/** `people`: everybody, the leader first. */
export type Team = { teamId: string; name: string; leader: Named; people: Named[] };

const teamFrom = ({ id, state }: { id: string; state: OpenTeam }): Team => ({
  ...{ teamId: id, name: state.formed.name, leader: state.leader },
  people: peopleOf(state).map(({ person }) => person),
});

/** The teams of a campaign, also those that the plan has no longer. */
export const teamsOf = async (tx: Pick<Tx, 'query'>, matterId: string): Promise<Team[]> => {
  const rows = await tx.query<{ id: string; state: OpenTeam }>(
    `select id, state from assignment.inspection_team where matter_id = $1 order by state #>> '{formed,name}', id`,
    [matterId],
  );
  return rows.map(teamFrom);
};

export const teamOf = async (tx: Pick<Tx, 'query'>, teamId: string, matterId: string): Promise<Team | null> =>
  (await teamsOf(tx, matterId)).find((team) => team.teamId === teamId) ?? null;
