import { type IssueToPeer, type Policy, type RectificationFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { noticeTo, type ToIssue } from './issue';

/** 举一反三下达 (S-69): the lesson of a finding becomes a requirement for one peer. A repeated job changes nothing. */
export const issuePeer: Decide<IssueToPeer, Rectification, RectificationFact, Policy, ToIssue> = (
  { rectificationId: _, generalizedFrom, orderedBy, ...command },
  state,
  { actor: { id, name, region }, now, lookup },
) => {
  if (state.status !== 'NONE') return [];
  const notice = noticeTo(command, region, lookup);
  const ordered = orderedBy ? { orderedBy } : {};
  return [
    {
      type: 'rectification.peer-issued.v1',
      data: { ...notice, ...ordered, generalizedFrom, by: { id, name }, at: now },
    },
  ];
};
