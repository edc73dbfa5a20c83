import { type DecideInspection, type InspectionFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Inspection } from '../inspection';
import { atStatus, notOfSubjects } from '../rules/at-status';

/** 核查方案审批: from here on the plan is frozen (I-13). */
export const decide: Decide<DecideInspection, Inspection, InspectionFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = atStatus(state, '审批核查方案', 'PLANNED');
  notOfSubjects(open.plan, actor);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'inspection.decided.v1', data: { by, at: now, agree, opinion, version: open.plan.version } }];
};
