import { countDeadline, endOfDay, localDay } from '@duban/calendar';
import { type DraftConclusion, type FileReconsideration } from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { NotFound, type Tx } from '@duban/persistence';
import { type KnownMatter, knownMatter } from '../known-matter';
import { assertUploaded } from '../uploaded';
import { type Filing } from './commands/file';
import { type Conclusion } from './conclusion';

/** 条例第十七条: natural days to apply, and to decide. */
const DAYS = 30;
const DAY_MS = 86_400_000;

export const matterOf = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { matterId }: DraftConclusion,
): Promise<{ matter: KnownMatter | null }> => ({ matter: await knownMatter(tx, matterId) });

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
  const [row] = await tx.query<{ state: Conclusion }>('select state from assignment.conclusion where id = $1', [
    conclusionId,
  ]);
  if (!row) throw new NotFound('conclusion');
  const [other] = await tx.query('select id from assignment.reconsideration where conclusion_id = $1 and id <> $2', [
    conclusionId,
    request.id,
  ]);
  const decideDueAt = inDays(env, request);
  const before = (days: number): string =>
    endOfDay(localDay(new Date(Date.parse(decideDueAt) - days * DAY_MS).toISOString()));
  const until = row.state.status === 'NONE' ? null : row.state.received;
  return {
    conclusion: row.state,
    contested: other !== undefined,
    untilOn: until ? localDay(until.untilAt) : '',
    ...{ decideDueAt, weekBeforeAt: before(7), dayBeforeAt: before(1) },
  };
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
