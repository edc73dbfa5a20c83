import { type Policy, type RectificationFact, type ReissueRectification } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { noticeTo, type ToIssue } from './issue';

/** 重新整改 (S-10): what a 回头看 did not find put right, put to the unit once more. A repeated job changes nothing. */
export const reissue: Decide<ReissueRectification, Rectification, RectificationFact, Policy, ToIssue> = (
  { rectificationId: _, reopens, orderedBy, ...command },
  state,
  { actor: { id, name, region }, now, lookup },
) => {
  if (state.status !== 'NONE') return [];
  const notice = noticeTo(command, region, lookup);
  return [
    {
      type: 'rectification.reissued.v1',
      data: { ...notice, reopens, ...(orderedBy ? { orderedBy } : {}), by: { id, name }, at: now },
    },
  ];
};
