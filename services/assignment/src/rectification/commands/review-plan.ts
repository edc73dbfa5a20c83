import { type Policy, type RectificationFact, type Verdict } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { atStatus, notOfUnit, signed } from '../rules/at-status';

/** 整改方案审核: agreed to, the unit rectifies; else it plans anew. */
export const reviewPlan: Decide<Verdict, Rectification, RectificationFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = atStatus(state, '审核整改方案', 'PLAN_SUBMITTED');
  notOfUnit(open, actor);
  return [{ type: 'rectification.plan-reviewed.v1', data: { ...signed(open, actor, now), agree, opinion } }];
};
