import { type CheckOutcome, type OutcomeFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Changed, type Outcome, outcomeAt, saidOf, stillFounded } from '../outcome';

/** 结果运用建议审核: when the unit has explained itself, or its time to do so is over. */
export const check: Decide<CheckOutcome, Outcome, OutcomeFact, Policy, Changed & { untilOn: string }> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const open = outcomeAt(state, '审核建议', 'PROPOSED');
  const { unit, explainUntilAt } = open.proposed;
  if (agree && !open.explained && now <= explainUntilAt)
    throw new Refusal<RefusalCode>('outcome.explanation-open', { unit: unit.name, untilOn: lookup.untilOn });
  if (agree) stillFounded(open, lookup);
  return [{ type: 'outcome.checked.v1', data: { ...saidOf(open, actor, now), agree, opinion } }];
};
