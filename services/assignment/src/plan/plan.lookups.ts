import { localDay } from '@duban/calendar';
import { type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type OpenAssignment } from '../assignment/assignment';
import { type NextPeriod } from './commands/open-period';
import { type Figures } from './commands/summarize';
import { figuresOf } from './figures';
import { nextPeriod } from './period';
import { type OpenPlan, type SupervisionPlan } from './plan';
import { type ItemTerms } from './rules/sound-items';

/** Tasks of the matter that are for an item, whoever leads or helps; what was 改办 away is not one any more. */
export const itemTasks = (tx: Pick<Tx, 'query'>, matterId: string): Promise<{ id: string; state: OpenAssignment }[]> =>
  tx.query(
    `select id, state from assignment.assignment where matter_id = $1 and state #> '{issued,item}' is not null
       and status not in ('WITHDRAWN_REASSIGNED', 'CANCELLED') order by state -> 'issued' ->> 'assignmentNo'`,
    [matterId],
  );

const clearedOf = async (tx: Tx, matterId: string): Promise<number[]> => {
  const rows = await tx.query<{ no: number }>(
    `select (state #>> '{issued,item,no}')::int as no from assignment.assignment
     where matter_id = $1 and status = 'CLEARED' and role <> 'CO' and state #> '{issued,item}' is not null`,
    [matterId],
  );
  return rows.map(({ no }) => no);
};

type Look<L> = (env: LookupEnv, tx: Tx, state: SupervisionPlan, command: unknown, request: LookupRequest) => Promise<L>;

export const cleared: Look<{ cleared: number[] }> = async (_env, tx, _state, _, { id }) => ({
  cleared: await clearedOf(tx, id),
});

export const itemTerms: Look<ItemTerms & { documents: boolean }> = async (_env, tx, _state, _, { id, now }) => {
  const [terms] = await tx.query<{ procedure: string | null }>(
    'select procedure from assignment.matter_terms where matter_id = $1',
    [id],
  );
  return { today: localDay(now), cleared: await clearedOf(tx, id), documents: terms?.procedure === 'WH' };
};

export const upcoming: Look<NextPeriod> = async (env, _tx, state, _, { actor, now }) => {
  const rhythm = state.status === 'NONE' ? 'MONTH' : (state.inForce?.rhythm ?? 'MONTH');
  const last = state.status === 'NONE' ? null : (state.period?.period ?? null);
  return nextPeriod(rhythm, last, now, env.calendar(actor.region));
};

export const figures: Look<{ figures: Figures }> = async (_env, tx, state, _, { id, now }) => ({
  figures: figuresOf(state as OpenPlan, await itemTasks(tx, id), now),
});
