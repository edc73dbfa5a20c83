// What a command must know beyond its own assignment: bytes that were uploaded, the matter's other units.
import { type Attachment } from '@duban/contracts';
import { type LookupRequest, type PrepareRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { opinionsAwaited, takeSerials, unitsAtWork } from '../matter-wide';
import { subjectsOf } from '../subject/subject.listener';
import { assertUploaded } from '../uploaded';
import { type Assignment } from './assignment';
import { opened } from './assignment.lookups';
import { type Reassignment } from './commands/decide-return';
import { type Missing } from './rules/own-unit';

/** Before anything is locked: the evidence has been uploaded. @throws Refusal attachment.unknown */
export const uploaded = async <C extends { evidence?: readonly Attachment[] | undefined }>(
  env: LookupEnv,
  command: C,
  { actor }: PrepareRequest,
): Promise<C> => {
  assertUploaded(env, actor, command.evidence ?? []);
  return command;
};

/** 协办意见 and parts that this task waits for. */
export const missingOpinions = async (
  _env: LookupEnv,
  tx: Tx,
  state: Assignment,
  _command: unknown,
  { id }: LookupRequest,
): Promise<Missing> => {
  const open = opened(state);
  if (!open) return { missing: [] };
  const parts = open.children.map(({ assignmentId, line }) => ({ assignmentId, unit: line.unit.name }));
  const { matterId, item, role } = open.issued;
  return { missing: await opinionsAwaited(tx, { id, matterId, item, lead: role === 'LEAD', parts }) };
};

/** For a 改办: who handles the matter already, what the new unit is, and id and number of the successor. */
export const reassignment = async (
  tx: Tx,
  state: Assignment,
  id: string,
  to: { id: string } | undefined,
): Promise<Reassignment> => {
  const open = opened(state);
  if (!open || !to) return { atWork: [], place: null, subjects: {} };
  const { matterId, region } = open.issued;
  const atWork = await unitsAtWork(tx, open.issued);
  const serial = await takeSerials(tx, region, matterId, 1);
  return {
    atWork,
    place: { assignmentId: uuidv7(), serial, replaces: id },
    subjects: await subjectsOf(tx, [to]),
  };
};
