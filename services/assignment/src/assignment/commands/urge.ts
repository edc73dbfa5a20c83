import { type AssignmentFact, type Policy, type UrgeAssignment } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';

/** 催办: a call, a visit or a coloured 督查单; stops when the unit has submitted. */
export const urge: Decide<UrgeAssignment, Assignment, AssignmentFact, Policy, { overdueDays: number }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '催办', 'ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  const by = { id: actor.id, name: actor.name };
  const nth = open.urges.length + 1;
  return [{ type: 'assignment.urged.v1', data: { ...command, by, at: now, nth, overdueDays: lookup.overdueDays } }];
};
