import { type ConclusionFact, type Policy, type ReconsiderConclusion } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Conclusion, signedFor } from '../conclusion';

/** 按复核决定变更结论: once; a repeated job changes nothing. */
export const reconsider: Decide<ReconsiderConclusion, Conclusion, ConclusionFact, Policy> = (
  { decision, reasons },
  state,
  { actor, now },
) => {
  if (state.status !== 'RECEIVED' || state.reconsidered) return [];
  const said = signedFor(state.draft.unit, actor, now);
  return [{ type: 'conclusion.reconsidered.v1', data: { ...said, decision, reasons } }];
};
