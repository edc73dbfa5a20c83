import { type AssignmentFact, type DecideReturn, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Subjects } from '../../subject/subject';
import { type Assignment } from '../assignment';
import { mayAnswer, mayTake, pendingReturn } from '../rules/return';
import { type Place, successor } from '../rules/successor';

/** Units that handle the matter just now; where a successor would stand (null: none is asked for); what the new unit is. */
export type Reassignment = { atWork: readonly string[]; place: Place | null; subjects: Subjects };

/** 退办审定 (SP-1): 改办 to another unit, 继续办理, or 协调. The old assignment stays readable as 已改办. */
export const decideReturn: Decide<DecideReturn, Assignment, AssignmentFact, Policy, Reassignment> = (
  { decision, opinion, newUnit },
  state,
  { actor, now, lookup: { atWork, place, subjects } },
) => {
  const pending = pendingReturn(state);
  mayAnswer(pending, decision, actor);
  if (!pending.request.reviewed) throw new Refusal<RefusalCode>('assignment.return-unreviewed');
  const by = { id: actor.id, name: actor.name };
  const decided = { by, at: now, decision, opinion };
  if (decision !== 'REASSIGN' || !newUnit || !place)
    return [{ type: 'assignment.return-decided.v1', data: { ...decided, next: null } }];
  mayTake(pending.open, newUnit, atWork, subjects);
  return [
    { type: 'assignment.return-decided.v1', data: { ...decided, next: successor(pending.open, newUnit, place) } },
  ];
};
