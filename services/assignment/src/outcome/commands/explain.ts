import { type ExplainOutcome, type OutcomeFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Outcome, outcomeAt, saidOf } from '../outcome';

/** 书面说明、申辩: once, by the unit itself, while its time lasts. */
export const explain: Decide<ExplainOutcome, Outcome, OutcomeFact, Policy, { untilOn: string }> = (
  command,
  state,
  { actor, now, lookup: { untilOn } },
) => {
  const open = outcomeAt(state, '书面说明', 'PROPOSED');
  const { unit, explainUntilAt } = open.proposed;
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('outcome.other-unit', { unit: unit.name });
  if (open.explained) return [];
  if (now > explainUntilAt) throw new Refusal<RefusalCode>('outcome.explanation-closed', { untilOn });
  return [{ type: 'outcome.explained.v1', data: { ...command, ...saidOf(open, actor, now) } }];
};
