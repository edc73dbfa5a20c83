import {
  type DecideInspection,
  type FrequencyView,
  type InspectionFact,
  type Policy,
  type RefusalCode,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Inspection } from '../inspection';
import { atStatus, notOfSubjects } from '../rules/at-status';

/** The other checks that this one would come on top of. */
export type BesideOthers = Pick<FrequencyView, 'duplicates'>;

/** 核查方案审批: from here on the plan is frozen (I-13); one check too many is approved only with a reason. */
export const decide: Decide<DecideInspection, Inspection, InspectionFact, Policy, BesideOthers> = (
  { agree, opinion },
  state,
  { actor, now, lookup: { duplicates } },
) => {
  const open = atStatus(state, '审批核查方案', 'PLANNED');
  notOfSubjects(open.plan, actor);
  const [other] = duplicates;
  if (agree && other && opinion === '')
    throw new Refusal<RefusalCode>('inspection.duplicate-unexplained', {
      title: other.title,
      subject: other.subject.name,
      fromOn: other.fromOn,
      untilOn: other.untilOn,
    });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'inspection.decided.v1', data: { by, at: now, agree, opinion, version: open.plan.version } }];
};
