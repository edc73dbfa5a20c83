import { createHash } from 'node:crypto';
import { addWorkdays, localDay } from '@duban/calendar';
import {
  type AmendInspection,
  type PlanInspection,
  type RefusalCode,
  type SubmitInspectionRecord,
} from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { NotFound, type Tx } from '@duban/persistence';
import { frequencyOf } from '../campaign/frequency';
import { type KnownMatter, knownMatter } from '../known-matter';
import { subjectsOf } from '../subject/subject.listener';
import { assertUploaded } from '../uploaded';
import { type Visited } from './commands/conclude';
import { type BesideOthers } from './commands/decide';
import { type Visit } from './commands/submit';
import { type Inspection } from './inspection';
import { type Planning } from './rules/plan';
import { stillPlanned } from './set-out.lookups';

/** An open visit is announced at least so many working days before (SP-6). */
const NOTICE_WORKDAYS = 1;

export const planning = async (
  env: LookupEnv,
  tx: Tx,
  _state: Inspection,
  { subjects }: Pick<AmendInspection, 'subjects'>,
  { now, actor }: LookupRequest,
): Promise<Planning> => ({
  today: localDay(now),
  earliestOpen: localDay(addWorkdays(now, NOTICE_WORKDAYS, env.calendar(actor.region))),
  subjects: await subjectsOf(tx, subjects),
});

export const planningOf = async (
  env: LookupEnv,
  tx: Tx,
  state: Inspection,
  command: PlanInspection,
  request: LookupRequest,
): Promise<Planning & { matter: KnownMatter | null }> => ({
  ...(await planning(env, tx, state, command, request)),
  matter: await knownMatter(tx, command.matterId),
});

export const besideOthers = async (
  _env: LookupEnv,
  tx: Tx,
  state: Inspection,
  _command: unknown,
  { actor, policy }: LookupRequest,
): Promise<BesideOthers> => {
  if (state.status === 'NONE') return { duplicates: [] };
  const { matterId, matterTitle } = state.planned;
  const { subjects, fromOn, untilOn } = state.plan;
  return frequencyOf(tx, policy, { matterId, topic: matterTitle, subjects, fromOn, untilOn, region: actor.region });
};

export const visited = async (
  _env: LookupEnv,
  tx: Tx,
  _state: Inspection,
  _command: unknown,
  { id }: LookupRequest,
): Promise<Visited> => {
  const rows = await tx.query<{ point: string }>(
    `select distinct state -> 'record' ->> 'pointId' as point from assignment.inspection_record where inspection_id = $1`,
    [id],
  );
  return { visited: rows.map(({ point }) => point) };
};

const MINUTE_MS = 60_000;

export const visit = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { inspectionId, pointId, visitedAt, sentAt }: SubmitInspectionRecord,
  { now }: LookupRequest,
): Promise<Visit> => {
  const [row] = await tx.query<{ state: Inspection }>('select state from assignment.inspection where id = $1', [
    inspectionId,
  ]);
  if (!row) throw new NotFound('inspection');
  return {
    inspection: row.state,
    planned: await stillPlanned(tx, row.state, pointId),
    visitedOn: localDay(visitedAt),
    clockAheadMinutes: Math.round((Date.parse(sentAt) - Date.parse(now)) / MINUTE_MS),
  };
};

/** 照片: were uploaded, and are what the phone took, bit by bit. */
export const photosAsTaken = async (
  env: LookupEnv,
  command: SubmitInspectionRecord,
  { actor }: PrepareRequest,
): Promise<SubmitInspectionRecord> => {
  for (const { file, sha256 } of command.photos) {
    assertUploaded(env, actor, [file]);
    const hash = createHash('sha256');
    for await (const chunk of env.attachments.open(file.digest)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) throw new Refusal<RefusalCode>('inspection.photo-changed', { name: file.name });
  }
  return command;
};
