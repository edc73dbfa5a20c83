import { type AssignmentFact, type Policy, type RefusalCode, type ReportProgress } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit } from '../rules/own-unit';

/** 进展反馈 (S-23, S-24): three layers, achievements and problems, or the statement that there are none. */
export const reportProgress: Decide<ReportProgress, Assignment, AssignmentFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '进展反馈', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  byOwnUnit(open, actor);
  if (command.problems.length === 0 && !command.noProblemStatement)
    throw new Refusal<RefusalCode>('assignment.problems-missing');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.progress-reported.v1', data: { ...command, by, at: now } }];
};
