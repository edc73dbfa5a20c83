import { type CheckPlan, type Policy, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { draftedByAnother, planAt } from '../rules/plan-at';

/** 方案审核 by the chief, who did not draft it; without consent it goes back. */
export const check: Decide<CheckPlan, SupervisionPlan, SupervisionPlanFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { version } = draftedByAnother(planAt(state, '方案审核', 'DRAFTED'), actor);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.checked.v1', data: { by, at: now, agree, opinion, version } }];
};
