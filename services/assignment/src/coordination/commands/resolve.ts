import {
  type CoordinationFact,
  type Policy,
  type RefusalCode,
  type ResolveCoordination,
  words,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type OpenAssignment } from '../../assignment/assignment';
import { isOver } from '../../assignment/rules/over';
import { mayTake, notOfUnit } from '../../assignment/rules/return';
import { withinWhole } from '../../assignment/rules/within-whole';
import { type Subjects } from '../../subject/subject';
import { type Coordination } from '../coordination';
import { heldBy, needsMeeting } from '../rules/tiers';

/** The assignment it is about and, if that is a part of another, the last day it may be due; who handles the matter; today. */
export type Affected = {
  assignment: OpenAssignment;
  latestOfPart: string | null;
  atWork: readonly string[];
  today: string;
  subjects: Subjects;
};

/** 协调结果 (S-37): by who holds the tier; from the leader's tier on with the meeting on record. It binds the assignment. */
export const resolve: Decide<ResolveCoordination, Coordination, CoordinationFact, Policy, Affected> = (
  command,
  state,
  { actor, now, lookup: { assignment, latestOfPart, atWork, today, subjects } },
) => {
  const { tier, begun } = heldBy(actor, state, '作出协调结果');
  if (needsMeeting(tier) && !command.meeting) throw new Refusal<RefusalCode>('coordination.meeting-missing');
  const { effect, dueOn, newUnit } = command;
  if (effect !== 'KEEP' && isOver(assignment))
    throw new Refusal<RefusalCode>('assignment.wrong-status', {
      status: words.assignmentStatus[assignment.status],
      command: words.coordinationEffect[effect],
    });
  if (effect === 'ADJUST' && dueOn) {
    if (dueOn < today) throw new Refusal<RefusalCode>('coordination.due-past');
    withinWhole(assignment, dueOn, latestOfPart);
  }
  if (effect === 'REASSIGN' && newUnit) {
    notOfUnit(assignment, actor);
    mayTake(assignment, newUnit, atWork, subjects);
  }
  const by = { id: actor.id, name: actor.name };
  return [
    { type: 'coordination.resolved.v1', data: { ...command, by, at: now, assignmentId: begun.assignmentId, tier } },
  ];
};
