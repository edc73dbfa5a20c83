import { type AssignmentFact, type DraftReport, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit, deliversReport } from '../rules/own-unit';

/** 办结报告起草, the first gate (I-8): evidence, and problems or the signed statement that there are none. */
export const draftReport: Decide<DraftReport, Assignment, AssignmentFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '起草办结报告', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  byOwnUnit(open, actor);
  deliversReport(open);
  if (command.evidence.length === 0) throw new Refusal<RefusalCode>('assignment.evidence-missing');
  if (command.problems.length === 0 && !command.noProblemStatement)
    throw new Refusal<RefusalCode>('assignment.problems-missing');
  if (open.issued.effortPath === 'OVERALL' && !command.policyBasis)
    throw new Refusal<RefusalCode>('assignment.policy-basis-missing');
  const by = { id: actor.id, name: actor.name };
  const round = (open.returned?.times ?? 0) + 1;
  return [{ type: 'assignment.report-drafted.v1', data: { ...command, by, at: now, round } }];
};
