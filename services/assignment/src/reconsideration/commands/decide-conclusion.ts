import { type ConclusionFact, type DecideConclusion, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Conclusion, conclusionAt, signedFor } from '../conclusion';

/** 督查结论审定: whoever approves it took part in it (I-14). */
export const decideConclusion: Decide<DecideConclusion, Conclusion, ConclusionFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = conclusionAt(state, '审定结论', 'DRAFTED');
  return [{ type: 'conclusion.decided.v1', data: { ...signedFor(open.draft.unit, actor, now), agree, opinion } }];
};
