import { type DecideReconsideration, type Policy, type ReconsiderationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** 复核决定: by the head of the government, when every reviewer has spoken; after 30 days it is on record as late. */
export const decide: Decide<DecideReconsideration, Reconsideration, ReconsiderationFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = reconsiderationAt(state, '作出复核决定', 'UNDER_REVIEW');
  const silent = open.reviewers.filter(({ id }) => !open.reviews.some(({ by }) => by.id === id));
  if (silent.length > 0)
    throw new Refusal<RefusalCode>('reconsideration.reviews-missing', {
      names: silent.map(({ name }) => name).join('、'),
    });
  const { unit, conclusionId, decideDueAt } = open.filed;
  return [
    {
      type: 'reconsideration.decided.v1',
      data: { ...command, ...signedFor(unit, actor, now), conclusionId, late: now > decideDueAt },
    },
  ];
};
