import { type ApprovePlan, type Policy, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { draftedByAnother, planAt } from '../rules/plan-at';

/** 方案审批: the plan is frozen, and what was in force before it is kept (I-13, R-113). */
export const approve: Decide<ApprovePlan, SupervisionPlan, SupervisionPlanFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { version, items } = draftedByAnother(planAt(state, '方案审批', 'CHECKED'), actor);
  const by = { id: actor.id, name: actor.name };
  const data = { by, at: now, agree, opinion, version, items: items.length };
  return [{ type: 'supervision-plan.approved.v1', data }];
};
