import { addWorkdays, countDeadline, localDay } from '@duban/calendar';
import {
  type Attachment,
  type HoldHuddle,
  type LookBack,
  type MergeFindings,
  type PlanLookBack,
  type ReportIncident,
  words,
} from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { type InspectionRecord, type OpenInspection } from '../inspection/inspection';
import { type OpenConclusion } from '../reconsideration/conclusion';
import { undecided } from '../reconsideration/reconsideration';
import { type OpenRectification } from '../rectification/rectification';
import { teamOf, teamsOf } from '../inspection-team/team-of';
import { assertUploaded } from '../uploaded';
import { type Campaign } from './campaign';
import { type Concluding } from './commands/decide-synthesis';
import { type Huddling } from './commands/hold-huddle';
import { type LookingBack } from './commands/look-back';
import { type Merging, type Recorded } from './commands/merge-findings';
import { type Meeting } from './commands/report-incident';
import { type Sampling } from './commands/plan-look-back';
import { openLookBack } from './field';
import { withdrawnIn } from './finding-status';
import { type Naming } from './rules/criticised';

type Look<C, L> = (env: LookupEnv, tx: Tx, state: Campaign, command: C, request: LookupRequest) => Promise<L>;
type Row<S> = { id: string; state: S };
type Submitted = Exclude<InspectionRecord, { status: 'NONE' }>;

/** 碰头会 within so many working days after the field work, the report within so many after it (domain 5.3). */
const [MERGE_WORKDAYS, SYNTHESIS_WORKDAYS] = [3, 10];
/** The huddle of the day is asked for from this hour on, in China. */
const HUDDLE_AT = 'T16:00:00.000+08:00';
/** What is rectified anew: the plan within working days, all of it within natural days. */
const [REPLAN_WORKDAYS, REDO_DAYS] = [5, 30];
const DAY_MS = 86_400_000;

/** The checks that the plan of the campaign set out. */
export const checksOf = (tx: Pick<Tx, 'query'>, matterId: string): Promise<Row<OpenInspection>[]> =>
  tx.query(
    `select id, state from assignment.inspection where matter_id = $1 and state -> 'ofCampaign' is not null order by id`,
    [matterId],
  );
/** The records of these checks, those visited first in front. */
export const recordsOf = (tx: Pick<Tx, 'query'>, checks: readonly string[]): Promise<Row<Submitted>[]> =>
  tx.query(
    `select id, state from assignment.inspection_record where inspection_id = any($1)
     order by state -> 'record' ->> 'visitedAt', id`,
    [checks],
  );
/** 整改 of the matter, those issued first in front; without those of peers (举一反三), whose findings are another's. */
export const rectificationsOf = (tx: Pick<Tx, 'query'>, matterId: string): Promise<Row<OpenRectification>[]> =>
  tx.query(
    `select id, state from assignment.rectification where matter_id = $1 and state #> '{issued,generalizedFrom}' is null
     order by state -> 'issued' ->> 'at', id`,
    [matterId],
  );

const workdays = (env: LookupEnv, { now, actor }: LookupRequest, amount: number): string =>
  addWorkdays(now, amount, env.calendar(actor.region));

export const huddling: Look<HoldHuddle, Huddling> = async (env, tx, _state, { teamId }, request) => {
  const today = localDay(request.now);
  const tomorrow = localDay(new Date(Date.parse(request.now) + DAY_MS).toISOString());
  const own = (await checksOf(tx, request.id)).filter(({ state }) => state.ofCampaign?.teamId === teamId);
  const records = await recordsOf(
    tx,
    own.map(({ id }) => id),
  );
  return {
    team: await teamOf(tx, teamId, request.id),
    today,
    nextAt: new Date(`${tomorrow}${HUDDLE_AT}`).toISOString(),
    mergeDueAt: workdays(env, request, MERGE_WORKDAYS),
    open: own.filter(({ state }) => state.status === 'APPROVED').map(({ state }) => wordsOf(state)),
    findings: records.flatMap(({ state }) => state.record.findings).length,
  };
};
const wordsOf = ({ plan: { mode, points } }: OpenInspection): string =>
  `${words.inspectionMode[mode]}(${points.map(({ name }) => name).join('、')})`;

export const meeting: Look<ReportIncident, Meeting> = async (_env, tx, _state, { teamId }, { id }) => ({
  team: await teamOf(tx, teamId, id),
});

export const merging: Look<unknown, Merging> = async (env, tx, state, _command, request) => {
  const planned = state.status === 'NONE' ? [] : (state.inForce?.teams ?? []);
  const checks = await checksOf(tx, request.id);
  const records = await recordsOf(
    tx,
    checks.map(({ id }) => id),
  );
  return {
    recorded: records.flatMap(({ state: { record } }) =>
      record.findings.map(({ findingId, unit, problem }): Recorded => ({
        ...{ findingId, unit, what: problem.what, covert: record.mode === 'COVERT_VISIT' },
        photos: record.photos.map(({ file }) => file),
      })),
    ),
    leaders: (await teamsOf(tx, request.id))
      .filter(({ teamId }) => planned.some((team) => team.teamId === teamId))
      .map(({ leader }) => leader),
    synthesisDueAt: workdays(env, request, SYNTHESIS_WORKDAYS),
  };
};

export const concluding: Look<unknown, Concluding> = (_env, _tx, state) => {
  const subjects = state.status === 'NONE' ? [] : (state.field.synthesis?.conclusions ?? []);
  return Promise.resolve({
    ids: subjects.map(() => ({ conclusionId: uuidv7(), rectificationId: uuidv7() })),
  });
};

const conclusionsOf = (tx: Pick<Tx, 'query'>, matterId: string): Promise<Row<OpenConclusion>[]> =>
  tx.query('select id, state from assignment.conclusion where matter_id = $1 order by id', [matterId]);

export const naming: Look<unknown, Naming> = async (_env, tx, _state, _command, { id }) => {
  const rows = await tx.query<{ unit: string }>(
    `select state #>> '{filed,unit,id}' as unit from assignment.reconsideration
     where matter_id = $1 and status = any($2)`,
    [id, undecided],
  );
  return { disputed: rows.map(({ unit }) => unit), withdrawn: withdrawnIn(await conclusionsOf(tx, id)) };
};

/** The last 销号 of each finding that was put right. */
const clearedOf = (all: readonly Row<OpenRectification>[]): Map<string, string> =>
  new Map(
    all.flatMap(({ state }) =>
      state.items.flatMap(({ finding, cleared }) => (cleared ? [[finding.findingId, cleared.at] as const] : [])),
    ),
  );

/** 单独立项: findings of which the 碰头会 said so, which stand, and of which no matter was registered. */
const unregisteredOf = async (tx: Tx, id: string, state: Campaign): Promise<string[]> => {
  const promised = state.status === 'NONE' ? [] : (state.field.merged?.findings ?? []).filter((one) => one.asMatter);
  const rows = await tx.query<{ finding: string }>(
    'select finding_id as finding from assignment.finding_matter where finding_id = any($1::uuid[])',
    [promised.map(({ findingId }) => findingId)],
  );
  const settled = new Set([...withdrawnIn(await conclusionsOf(tx, id)), ...rows.map(({ finding }) => finding)]);
  return promised.filter(({ findingId }) => !settled.has(findingId)).map(({ problem }) => problem.what);
};

export const sampling: Look<PlanLookBack, Sampling> = async (
  env,
  tx,
  state,
  { findingIds, visitOn },
  { id, actor },
) => {
  const cleared = clearedOf(await rectificationsOf(tx, id));
  const last = findingIds.flatMap((one) => cleared.get(one) ?? []).reduce((a, b) => (a > b ? a : b), '');
  const after = (amount: number): string =>
    last === '' ? '' : localDay(countDeadline({ unit: 'MONTH', amount }, last, env.calendar(actor.region)).dueAt);
  return {
    rectified: [...cleared.keys()],
    unregistered: await unregisteredOf(tx, id, state),
    ...{ fromOn: after(1), untilOn: after(3) },
    // The morning of that day in China.
    visitAt: new Date(`${visitOn}T08:00:00.000+08:00`).toISOString(),
  };
};

export const lookingBack: Look<LookBack, LookingBack> = async (env, tx, state, { results }, request) => {
  const planned = state.status === 'NONE' ? undefined : openLookBack(state.field);
  const failed = new Set(results.filter(({ implemented }) => !implemented).map(({ findingId }) => findingId));
  const all = planned ? await rectificationsOf(tx, request.id) : [];
  // What was rectified twice is opened again where it was cleared last.
  const where = new Map(
    all.flatMap((row) => row.state.items.flatMap((item) => (item.cleared ? [[item.finding.findingId, row.id]] : []))),
  );
  return {
    today: localDay(request.now),
    reopened: all.flatMap(({ id, state: { issued, items } }) => {
      const findings = items
        .map(({ finding }) => finding)
        .filter(({ findingId }) => failed.has(findingId) && where.get(findingId) === id);
      if (findings.length === 0) return [];
      const planDueOn = localDay(workdays(env, request, REPLAN_WORKDAYS));
      const dueOn = localDay(
        countDeadline({ unit: 'DAY', amount: REDO_DAYS }, request.now, env.calendar(request.actor.region)).dueAt,
      );
      const ids = { rectificationId: uuidv7(), outcomeId: uuidv7() };
      return [{ unit: issued.unit, ...ids, reopens: id, findings, planDueOn, dueOn }];
    }),
  };
};

/** What is said to prove a finding was uploaded. @throws Refusal attachment.unknown */
const allUploaded =
  <C>(of: (command: C) => readonly Attachment[]) =>
  async (env: LookupEnv, command: C, { actor }: PrepareRequest): Promise<C> => {
    assertUploaded(env, actor, of(command));
    return command;
  };
export const evidenceOfFindings = allUploaded(({ findings }: MergeFindings) =>
  findings.flatMap(({ evidence }) => evidence),
);
export const evidenceOfIncident = allUploaded(({ evidence }: ReportIncident) => evidence);
export const evidenceOfResults = allUploaded(({ results }: LookBack) => results.flatMap(({ evidence }) => evidence));
