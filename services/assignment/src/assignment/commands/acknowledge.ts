import { type AcknowledgeAssignment, type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit } from '../rules/own-unit';

/** 签收 (S-75): the unit confirms and names who handles it (I-3). */
export const acknowledge: Decide<AcknowledgeAssignment, Assignment, AssignmentFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '签收', 'ISSUED');
  byOwnUnit(open, actor);
  const late = now > open.acknowledgeDueAt;
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.acknowledged.v1', data: { ...command, by, at: now, late } }];
};
