import { type AssignmentFact, type MarkOpinionMissing, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';

/** 标明逾期未送: the report waits for this opinion no longer; the unit stays overdue and may still deliver. */
export const markOpinionMissing: Decide<MarkOpinionMissing, Assignment, AssignmentFact, Policy, { dueOn: string }> = (
  { reason },
  state,
  { actor, now, lookup: { dueOn } },
) => {
  const open = atStatus(state, '标明逾期未送', 'ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED', 'RETURN_REQUESTED');
  if (open.issued.role !== 'CO') throw new Refusal<RefusalCode>('assignment.not-co');
  if (open.opinionMissing) return [];
  if (now <= open.dueAt) throw new Refusal<RefusalCode>('assignment.opinion-not-overdue', { dueOn });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.opinion-marked-missing.v1', data: { by, at: now, reason } }];
};
