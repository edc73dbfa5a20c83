import { countDeadline, endOfDay, localDay } from '@duban/calendar';
import { type DraftConclusion, type FileReconsideration, type ReconsiderConclusion } from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { NotFound, type Tx } from '@duban/persistence';
import { knownMatter } from '../known-matter';
import { assertUploaded } from '../uploaded';
import { type OpenRectification } from '../rectification/rectification';
import { type Contested } from './commands/decide';
import { type OpenCampaign } from '../campaign/campaign';
import { teamsOf } from '../inspection-team/team-of';
import { type Drafting } from './commands/draft';
import { type Filing } from './commands/file';
import { type Affected } from './commands/reconsider';
import { type Conclusion } from './conclusion';
import { type Reconsideration } from './reconsideration';

/** 条例第十七条: natural days to apply, and to decide. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** 结论 of a campaign: its subjects, whether its report is approved, and who took part in it. */
export const drafting = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { matterId }: DraftConclusion,
): Promise<Drafting> => {
  const [row] = await tx.query<{ state: OpenCampaign }>('select state from assignment.campaign where id = $1', [
    matterId,
  ]);
  return { matter: await knownMatter(tx, matterId), campaign: row ? await partInIt(tx, matterId, row.state) : null };
};
const partInIt = async (tx: Tx, matterId: string, state: OpenCampaign): Promise<Drafting['campaign']> => {
  const { inForce, field } = state;
  const people = (await teamsOf(tx, matterId)).flatMap((team) => team.people);
  const said = [field.merged?.by, ...(field.merged?.attendees ?? []), field.synthesis?.by, field.decided?.by];
  const all = [...people, ...said].flatMap((one) => (one ? [one] : []));
  return {
    approved: field.decided?.agree === true,
    subjects: inForce?.subjects ?? [],
    participants: [...new Map(all.map((one) => [one.id, one])).values()],
  };
};

const inDays = (env: LookupEnv, { now, actor }: LookupRequest): string =>
  countDeadline({ unit: 'DAY', amount: DAYS }, now, env.calendar(actor.region)).dueAt;

export const window = (
  env: LookupEnv,
  _tx: Tx,
  _state: unknown,
  _command: unknown,
  request: LookupRequest,
): Promise<{ untilAt: string }> => Promise.resolve({ untilAt: inDays(env, request) });

export const filing = async (
  env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { conclusionId }: FileReconsideration,
  request: LookupRequest,
): Promise<Filing> => {
  const conclusion = await conclusionOf(tx, conclusionId);
  const [other] = await tx.query('select id from assignment.reconsideration where conclusion_id = $1 and id <> $2', [
    conclusionId,
    request.id,
  ]);
  const decideDueAt = inDays(env, request);
  const before = (days: number): string =>
    endOfDay(localDay(new Date(Date.parse(decideDueAt) - days * DAY_MS).toISOString()));
  const until = conclusion.status === 'NONE' ? null : conclusion.received;
  return {
    conclusion,
    contested: other !== undefined,
    untilOn: until ? localDay(until.untilAt) : '',
    ...{ decideDueAt, weekBeforeAt: before(7), dayBeforeAt: before(1) },
  };
};

const conclusionOf = async (tx: Tx, id: string): Promise<Conclusion> => {
  const [row] = await tx.query<{ state: Conclusion }>('select state from assignment.conclusion where id = $1', [id]);
  if (!row) throw new NotFound('conclusion');
  return row.state;
};

export const contested = async (_env: LookupEnv, tx: Tx, state: Reconsideration): Promise<Contested> => {
  const conclusion = state.status === 'NONE' ? null : await conclusionOf(tx, state.filed.conclusionId);
  return { findings: conclusion && conclusion.status !== 'NONE' ? conclusion.draft.findings : [] };
};

/** The 整改 that has any of the withdrawn findings; that of a peer has it by the same id (举一反三). */
export const affected = async (
  _env: LookupEnv,
  tx: Tx,
  state: Conclusion,
  { withdrawn }: ReconsiderConclusion,
): Promise<Affected> => {
  if (state.status === 'NONE' || withdrawn.length === 0) return { rectifications: [] };
  const rows = await tx.query<{ id: string; state: OpenRectification }>(
    'select id, state from assignment.rectification where region = $1 and matter_id = $2 order by id',
    [state.draft.region, state.draft.matterId],
  );
  const rectifications = rows
    .map(({ id, state: { items } }) => ({
      rectificationId: id,
      findingIds: items
        .map(({ finding }) => finding.findingId)
        .filter((findingId) => withdrawn.some((one) => one.findingId === findingId)),
    }))
    .filter(({ findingIds }) => findingIds.length > 0);
  return { rectifications };
};

export const evidenceUploaded = async (
  env: LookupEnv,
  command: DraftConclusion,
  { actor }: PrepareRequest,
): Promise<DraftConclusion> => {
  assertUploaded(
    env,
    actor,
    command.findings.flatMap(({ evidence }) => evidence),
  );
  return command;
};
