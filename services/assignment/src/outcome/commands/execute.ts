import { type ExecuteOutcome, type OutcomeFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { approvedOnly, type Changed, type Outcome, outcomeAt, saidOf, stillFounded } from '../outcome';

/** 移送、执行: a handover record; the platform punishes nobody, and hands over nothing that is not approved (I-16). */
export const execute: Decide<ExecuteOutcome, Outcome, OutcomeFact, Policy, Changed> = (
  command,
  state,
  { actor, now, lookup },
) => {
  approvedOnly(state);
  const open = outcomeAt(state, '移送、执行', 'APPROVED');
  stillFounded(open, lookup);
  if (open.proposed.kind === 'ADMONISH_TALK') throw new Refusal<RefusalCode>('outcome.talk-not-handed-over');
  return [{ type: 'outcome.executed.v1', data: { ...command, ...saidOf(open, actor, now) } }];
};
