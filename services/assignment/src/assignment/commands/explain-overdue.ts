import { type AssignmentFact, type ExplainOverdue, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit, working } from '../rules/own-unit';

/** 逾期说明 (S-32): all that is left after the due date; the assignment stays overdue. */
export const explainOverdue: Decide<ExplainOverdue, Assignment, AssignmentFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '逾期说明', ...working);
  byOwnUnit(open, actor);
  if (now <= open.dueAt) throw new Refusal<RefusalCode>('assignment.not-overdue');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.overdue-explained.v1', data: { ...command, by, at: now } }];
};
