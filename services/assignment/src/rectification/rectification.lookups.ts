import { endOfDay, localDay } from '@duban/calendar';
import {
  type CheckRectification,
  type GeneralizeFinding,
  type IssueRectification,
  type ReportRectification,
} from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { knownMatter } from '../known-matter';
import { subjectsOf } from '../subject/subject.listener';
import { assertUploaded } from '../uploaded';
import { type NewDue } from './commands/check';
import { type PeerIds } from './commands/generalize';
import { type ToIssue } from './commands/issue';
import { type Rectification } from './rectification';

export const toIssue = async (
  _env: LookupEnv,
  tx: Tx,
  _state: Rectification,
  { matterId, unit, planDueOn, dueOn }: IssueRectification,
  { now }: LookupRequest,
): Promise<ToIssue> => ({
  matter: await knownMatter(tx, matterId),
  planDueAt: endOfDay(planDueOn),
  dueAt: endOfDay(dueOn),
  today: localDay(now),
  subjects: await subjectsOf(tx, [unit]),
});

export const within = (
  _env: LookupEnv,
  _tx: Tx,
  state: Rectification,
  _command: unknown,
  { now }: LookupRequest,
): Promise<{ today: string; latest: string }> =>
  Promise.resolve({ today: localDay(now), latest: state.status === 'NONE' ? localDay(now) : localDay(state.dueAt) });

export const newDue = (
  _env: LookupEnv,
  _tx: Tx,
  _state: Rectification,
  { dueOn }: CheckRectification,
  { now }: LookupRequest,
): Promise<NewDue> => Promise.resolve({ dueAt: dueOn ? endOfDay(dueOn) : null, today: localDay(now) });

export const peerIds = (
  _env: LookupEnv,
  _tx: Tx,
  _state: Rectification,
  { units }: GeneralizeFinding,
): Promise<PeerIds> => Promise.resolve({ ids: units.map(() => uuidv7()) });

/** 整改情况: what shows the state before and after has been uploaded. @throws Refusal attachment.unknown */
export const uploadedResults = async (
  env: LookupEnv,
  command: ReportRectification,
  { actor }: PrepareRequest,
): Promise<ReportRectification> => {
  assertUploaded(
    env,
    actor,
    command.results.flatMap(({ before, after }) => [...before, ...after]),
  );
  return command;
};
