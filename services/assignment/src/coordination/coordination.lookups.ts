import { countDeadline, localDay } from '@duban/calendar';
import { type Policy, type ResolveCoordination } from '@duban/contracts';
import { type LookupRequest, type LookupEnv } from '@duban/host';
import { NotFound, type Tx } from '@duban/persistence';
import { type OpenAssignment } from '../assignment/assignment';
import { latestOfPart } from '../assignment/assignment.lookups';
import { unitsAtWork } from '../matter-wide';
import { subjectsOf } from '../subject/subject.listener';
import { type Affected } from './commands/resolve';
import { type Coordination } from './coordination';
import { type Subject } from './rules/subject';

const tierDue = (env: LookupEnv, region: string, { coordination }: Policy, now: string): string =>
  countDeadline({ unit: 'WORKDAY', amount: coordination.tierWorkdays }, now, env.calendar(region)).dueAt;

/** The assignment as the actor may see it. */
const assignmentOf = async (tx: Tx, id: string): Promise<OpenAssignment> => {
  const [row] = await tx.query<{ state: OpenAssignment }>('select state from assignment.assignment where id = $1', [
    id,
  ]);
  if (!row) throw new NotFound('assignment');
  return row.state;
};

export const subject = async (
  env: LookupEnv,
  tx: Tx,
  _state: Coordination,
  { assignmentId }: { assignmentId: string },
  { id, now }: LookupRequest,
): Promise<Subject & { coordinationId: string }> => {
  const assignment = await assignmentOf(tx, assignmentId);
  const { region, policyVersion } = assignment.issued;
  const [other] = await tx.query(
    `select id from assignment.coordination where assignment_id = $1 and status = 'OPEN' and id <> $2`,
    [assignmentId, id],
  );
  return {
    coordinationId: id,
    assignment,
    underWay: other !== undefined,
    tierDueAt: tierDue(env, region, env.policyFor(region, policyVersion), now),
  };
};

export const nextTier = async (
  env: LookupEnv,
  _tx: Tx,
  state: Coordination,
  _command: unknown,
  { now, policy, actor }: LookupRequest,
): Promise<{ tierDueAt: string }> => ({
  tierDueAt: tierDue(env, state.status === 'NONE' ? actor.region : state.begun.region, policy, now),
});

export const affected = async (
  env: LookupEnv,
  tx: Tx,
  state: Coordination,
  { newUnit }: ResolveCoordination,
  { now }: LookupRequest,
): Promise<Affected> => {
  if (state.status === 'NONE') throw new NotFound('coordination');
  const assignment = await assignmentOf(tx, state.begun.assignmentId);
  return {
    assignment,
    latestOfPart: await latestOfPart(env, tx, assignment),
    atWork: await unitsAtWork(tx, assignment.issued),
    today: localDay(now),
    subjects: await subjectsOf(tx, [newUnit?.unit]),
  };
};
