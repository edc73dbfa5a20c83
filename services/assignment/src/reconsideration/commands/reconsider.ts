import { type ConclusionFact, type Policy, type ReconsiderConclusion } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Conclusion, signedFor } from '../conclusion';

/** Where the findings that were withdrawn are being put right, at the unit itself and its peers. */
export type Affected = { rectifications: { rectificationId: string; findingIds: string[] }[] };

/** 按复核决定变更结论: once, and with it what follows from its findings; a repeated job changes nothing. */
export const reconsider: Decide<ReconsiderConclusion, Conclusion, ConclusionFact, Policy, Affected> = (
  { decision, reasons, withdrawn },
  state,
  { actor, now, lookup: { rectifications } },
) => {
  if (state.status !== 'RECEIVED' || state.reconsidered) return [];
  const said = signedFor(state.draft.unit, actor, now);
  return [{ type: 'conclusion.reconsidered.v1', data: { ...said, decision, reasons, withdrawn, rectifications } }];
};
