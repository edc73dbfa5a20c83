import { localDay } from '@duban/calendar';
import { reportingOf } from '@duban/contracts';
import { type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type OpenAssignment } from '../assignment/assignment';
import { type NextPeriod } from './commands/open-period';
import { type Figures } from './commands/summarize';
import { figuresOf } from './figures';
import { nextPeriod } from './period';
import { dispensed, type OpenPlan, type SupervisionPlan } from './plan';
import { type ItemTerms } from './rules/sound-items';

/** Tasks of the matter that are for an item, whoever leads or helps; what was 改办 away is not one any more. */
export const itemTasks = (tx: Pick<Tx, 'query'>, matterId: string): Promise<{ id: string; state: OpenAssignment }[]> =>
  tx.query(
    `select id, state from assignment.assignment where matter_id = $1 and state #> '{issued,item}' is not null
       and status not in ('WITHDRAWN_REASSIGNED', 'CANCELLED') order by state -> 'issued' ->> 'assignmentNo'`,
    [matterId],
  );

/** Items whose leading task is in one of these states. */
const itemsAt = async (tx: Tx, matterId: string, ...statuses: OpenAssignment['status'][]): Promise<number[]> => {
  const rows = await tx.query<{ no: number }>(
    `select (state #>> '{issued,item,no}')::int as no from assignment.assignment
     where matter_id = $1 and status = any($2) and role <> 'CO' and state #> '{issued,item}' is not null`,
    [matterId, statuses],
  );
  return rows.map(({ no }) => no);
};
/** 销号, or over by decision of the leader. */
const overOf = async (tx: Tx, state: SupervisionPlan, id: string): Promise<number[]> => [
  ...(await itemsAt(tx, id, 'CLEARED')),
  ...(state.status === 'NONE' ? [] : dispensed(state)),
];

type Look<L> = (env: LookupEnv, tx: Tx, state: SupervisionPlan, command: unknown, request: LookupRequest) => Promise<L>;

export const cleared: Look<{ cleared: number[] }> = async (_env, tx, state, _, { id }) => ({
  cleared: await overOf(tx, state, id),
});

/** What the leader decides nothing about any more: accepted by the desk, 销号, or over. */
export const decided: Look<{ over: number[] }> = async (_env, tx, state, _, { id }) => ({
  over: [...(await itemsAt(tx, id, 'ACCEPTED')), ...(await overOf(tx, state, id))],
});

export const itemTerms: Look<ItemTerms & { documents: boolean }> = async (_env, tx, state, _, { id, now }) => {
  const [terms] = await tx.query<{ procedure: string | null }>(
    'select procedure from assignment.matter_terms where matter_id = $1',
    [id],
  );
  return { today: localDay(now), cleared: await overOf(tx, state, id), documents: terms?.procedure === 'WH' };
};

export const upcoming: Look<NextPeriod> = async (env, _tx, state, _, { actor, now, policy }) => {
  const { inForce, period } = state.status === 'NONE' ? { inForce: null, period: null } : state;
  return nextPeriod(inForce?.rhythm ?? 'MONTH', period?.period ?? null, now, env.calendar(actor.region), {
    ...reportingOf(policy),
    firstReportWorkdays: inForce?.firstReportWorkdays ?? null,
  });
};

export const figures: Look<{ figures: Figures }> = async (_env, tx, state, _, { id, now }) => ({
  figures: figuresOf(state as OpenPlan, await itemTasks(tx, id), now),
});
