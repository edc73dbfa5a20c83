import { type ExamineReconsideration, type Policy, type ReconsiderationFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** 复核受理审查: taken up, or told why not. */
export const examine: Decide<ExamineReconsideration, Reconsideration, ReconsiderationFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = reconsiderationAt(state, '受理审查', 'FILED');
  return [{ type: 'reconsideration.examined.v1', data: { ...signedFor(open.filed.unit, actor, now), agree, opinion } }];
};
