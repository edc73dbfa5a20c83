import { type AssignmentFact, type Policy, type RefusalCode, type SecondReview } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';
import { counted } from '../rules/returns';

/** 复审 by the chief of the supervision body: accepted, or returned for rework. On time is the accepted submission. */
export const secondReview: Decide<SecondReview, Assignment, AssignmentFact, Policy, { reworkDueAt: string }> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '复审', 'SUBMITTED');
  const last = open.reviews.at(-1);
  if (actor.units.includes(open.issued.unit.id)) throw new Refusal<RefusalCode>('assignment.reviewer-of-unit');
  if (last?.result !== 'PASS' || !open.signed || last.at < open.signed.at)
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status: '未经初审', command: '复审' });
  const by = { id: actor.id, name: actor.name };
  const reviewed = { type: 'assignment.second-reviewed.v1' as const, data: { by, at: now, agree, opinion } };
  if (agree) return [reviewed, { type: 'assignment.accepted.v1', data: { by, at: now, onTime: open.signed.onTime } }];
  const back = { kind: 'REWORK' as const, reason: opinion, reworkDueAt: lookup.reworkDueAt };
  return [reviewed, { type: 'assignment.returned.v1', data: { by, at: now, ...back, ...counted(open, back.kind) } }];
};
