import { type Policy, type ReconsiderationFact, type RefusalCode, type ReviewReconsideration } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** 复核意见: of those who were named for it, and of nobody in their stead. */
export const review: Decide<ReviewReconsideration, Reconsideration, ReconsiderationFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = reconsiderationAt(state, '提出复核意见', 'UNDER_REVIEW');
  if (!open.reviewers.some(({ id }) => id === actor.id))
    throw new Refusal<RefusalCode>('reconsideration.not-a-reviewer');
  return [{ type: 'reconsideration.reviewed.v1', data: { ...command, ...signedFor(open.filed.unit, actor, now) } }];
};
