import { addWorkdays, countDeadline, localDay } from '@duban/calendar';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { othersWhoAskedToReturn, takeSerials, unitsAtWork } from '../matter-wide';
import { subjectsOf } from '../subject/subject.listener';
import { type Assignment, assignment } from './assignment';
import { assignmentStore } from './assignment.store';
import { decideReturn } from './commands/decide-return';
import { markOpinionMissing } from './commands/mark-opinion-missing';
import { requestReturn, type ReturnTerms } from './commands/request-return';
import { reviewReturn } from './commands/review-return';
import { signReturn } from './commands/sign-return';
import { type Parts, split } from './commands/split';
import { opened } from './assignment.lookups';
import { reassignment, uploaded } from './other-units.lookups';
import { returnWindow } from './return-window';

const returnTerms = async (
  env: LookupEnv,
  tx: Tx,
  state: Assignment,
  _: unknown,
  { now, policy }: LookupRequest,
): Promise<ReturnTerms> => {
  const open = opened(state);
  if (!open) return { windowUntil: now, decideDueAt: now, others: 0 };
  const { unit, region } = open.issued;
  const calendar = env.calendar(region);
  return {
    windowUntil: returnWindow(open, policy, calendar),
    decideDueAt: countDeadline(policy.returnDecision[open.urgency], now, calendar).dueAt,
    others: await othersWhoAskedToReturn(tx, open.issued, unit.id),
  };
};

const partsOf = async (
  env: LookupEnv,
  tx: Tx,
  state: Assignment,
  { lines }: { lines: readonly unknown[] },
  { id, now }: LookupRequest,
): Promise<Parts> => {
  const open = opened(state);
  const days = { assignmentId: id, today: localDay(now) };
  if (!open) return { ...days, latest: days.today, atWork: [], ids: [], firstSerial: 1 };
  const { matterId, region } = open.issued;
  return {
    ...days,
    latest: localDay(addWorkdays(open.dueAt, -1, env.calendar(region))),
    atWork: await unitsAtWork(tx, open.issued),
    ids: lines.map(() => uuidv7()),
    firstSerial: await takeSerials(tx, region, matterId, lines.length),
  };
};

/** 退办, 再分解 and what the desk does about 协办意见 that do not come. */
export const returnCommands = bindCommands(assignment, assignmentStore, {
  'assignment.request-return': { decide: requestReturn, prepare: uploaded, lookup: returnTerms },
  'assignment.sign-return': signReturn,
  'assignment.review-return': {
    decide: reviewReturn,
    lookup: async (_env, tx, state, { newUnit }) => {
      const open = opened(state);
      return {
        atWork: open ? await unitsAtWork(tx, open.issued) : [],
        subjects: await subjectsOf(tx, [newUnit?.unit]),
      };
    },
  },
  'assignment.decide-return': {
    decide: decideReturn,
    lookup: (_env, tx, state, { decision, newUnit }, { id }) =>
      reassignment(tx, state, id, decision === 'REASSIGN' ? newUnit?.unit : undefined),
  },
  'assignment.split': { decide: split, lookup: partsOf },
  'assignment.mark-opinion-missing': {
    decide: markOpinionMissing,
    lookup: async (_env, _tx, state, _command, { now }) => ({ dueOn: localDay(opened(state)?.dueAt ?? now) }),
  },
});
