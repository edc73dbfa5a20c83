import { type ConclusionFact, type OfConclusion, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Conclusion, signedFor } from '../conclusion';

/** 结论送达: of an approved one, once; from here the unit sees it. */
export const deliver: Decide<OfConclusion, Conclusion, ConclusionFact, Policy> = (_, state, { actor, now }) => {
  if (state.status !== 'APPROVED') return [];
  const { unit, matterTitle, judgement } = state.draft;
  return [{ type: 'conclusion.delivered.v1', data: { ...signedFor(unit, actor, now), matterTitle, judgement } }];
};
