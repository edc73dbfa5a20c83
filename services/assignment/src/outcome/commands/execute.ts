import { type ExecuteOutcome, type OutcomeFact, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Outcome, outcomeAt, saidOf } from '../outcome';

/** 移送、执行: a handover record; the platform punishes nobody, and hands over nothing that is not approved (I-16). */
export const execute: Decide<ExecuteOutcome, Outcome, OutcomeFact, Policy> = (command, state, { actor, now }) => {
  if (state.status === 'PROPOSED' || state.status === 'CHECKED' || state.status === 'REJECTED')
    throw new Refusal<RefusalCode>('outcome.not-approved', { kind: words.outcomeProposalKind[state.proposed.kind] });
  const open = outcomeAt(state, '移送、执行', 'APPROVED');
  return [{ type: 'outcome.executed.v1', data: { ...command, ...saidOf(open, actor, now) } }];
};
