import { type AssignmentFact, type Policy, type RefusalCode, type ReviewUnitPlan } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';

/** 落实方案审查 by the desk: accepted, or returned to the unit. */
export const reviewUnitPlan: Decide<ReviewUnitPlan, Assignment, AssignmentFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  if (state.status === 'NONE' || !state.unitPlan || state.unitPlan.reviewed)
    throw new Refusal<RefusalCode>('assignment.no-unit-plan');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.unit-plan-reviewed.v1', data: { by, at: now, agree, opinion } }];
};
