import { type AssignReviewers, type Policy, type ReconsiderationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** 指定复核人员 (I-14, R-115): nobody who took part in the conclusion. */
export const assignReviewers: Decide<AssignReviewers, Reconsideration, ReconsiderationFact, Policy> = (
  { reviewers },
  state,
  { actor, now },
) => {
  const open = reconsiderationAt(state, '指定复核人员', 'ACCEPTED', 'UNDER_REVIEW');
  const partial = reviewers.find((one) => open.filed.participants.some(({ id }) => id === one.id));
  if (partial) throw new Refusal<RefusalCode>('reconsideration.participant', { name: partial.name });
  return [
    { type: 'reconsideration.reviewers-assigned.v1', data: { ...signedFor(open.filed.unit, actor, now), reviewers } },
  ];
};
