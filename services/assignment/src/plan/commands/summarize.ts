import { type FactData, type Policy, type SummarizePlan, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { planAt } from '../rules/plan-at';

export type Figures = FactData<'supervision-plan.summarized.v1'>['figures'];

/** 汇总评估 (S-83): the words of a person beside the numbers of this moment. */
export const summarize: Decide<SummarizePlan, SupervisionPlan, SupervisionPlanFact, Policy, { figures: Figures }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  planAt(state, '汇总评估', 'APPROVED');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.summarized.v1', data: { ...command, by, at: now, figures: lookup.figures } }];
};
