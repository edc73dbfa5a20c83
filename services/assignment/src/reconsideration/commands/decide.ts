import { type DecideReconsideration, type Policy, type ReconsiderationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type OpenConclusion, signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** The findings of the conclusion that is reconsidered. */
export type Contested = { findings: OpenConclusion['draft']['findings'] };

/** What does not stand any more: all of it when the conclusion is revoked, none when it is maintained. */
const withdrawnBy = (
  { decision, withdrawn }: DecideReconsideration,
  findings: Contested['findings'],
): { findingId: string; what: string }[] => {
  if (withdrawn.some((id) => !findings.some(({ findingId }) => findingId === id)))
    throw new Refusal<RefusalCode>('reconsideration.finding-unknown');
  if (decision === 'MAINTAIN' && withdrawn.length > 0) throw new Refusal<RefusalCode>('reconsideration.maintained');
  return findings
    .filter(({ findingId }) => decision === 'REVOKE' || withdrawn.includes(findingId))
    .map(({ findingId, problem }) => ({ findingId, what: problem.what }));
};

/** 复核决定: by the head of the government, when every reviewer has spoken; after 30 days it is on record as late. */
export const decide: Decide<DecideReconsideration, Reconsideration, ReconsiderationFact, Policy, Contested> = (
  command,
  state,
  { actor, now, lookup: { findings } },
) => {
  const open = reconsiderationAt(state, '作出复核决定', 'UNDER_REVIEW');
  const silent = open.reviewers.filter(({ id }) => !open.reviews.some(({ by }) => by.id === id));
  if (silent.length > 0)
    throw new Refusal<RefusalCode>('reconsideration.reviews-missing', {
      names: silent.map(({ name }) => name).join('、'),
    });
  const { unit, conclusionId, decideDueAt } = open.filed;
  const withdrawn = withdrawnBy(command, findings);
  return [
    {
      type: 'reconsideration.decided.v1',
      data: { ...command, withdrawn, ...signedFor(unit, actor, now), conclusionId, late: now > decideDueAt },
    },
  ];
};
