import { type AssignmentFact, type Policy, type RefusalCode, type ReviewReturn } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { type Reassignment } from './decide-return';
import { mayAnswer, mayTake, pendingReturn } from '../rules/return';

/** 退办初审 (SP-1): what the supervisor proposes to the chief. */
export const reviewReturn: Decide<ReviewReturn, Assignment, AssignmentFact, Policy, Omit<Reassignment, 'place'>> = (
  { decision, opinion, newUnit },
  state,
  { actor, now, lookup },
) => {
  const pending = pendingReturn(state);
  mayAnswer(pending, decision, actor);
  if (pending.request.reviewed)
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status: '退办已初审', command: '退办初审' });
  const proposed = decision === 'REASSIGN' && newUnit ? { newUnit } : {};
  if (proposed.newUnit) mayTake(pending.open, proposed.newUnit, lookup.atWork, lookup.subjects);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.return-reviewed.v1', data: { by, at: now, decision, opinion, ...proposed } }];
};
