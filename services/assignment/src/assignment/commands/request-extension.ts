import { type AssignmentFact, type Policy, type RefusalCode, type RequestExtension } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit } from '../rules/own-unit';

/** 延期申请 (S-31, S-32, I-6): before the due date, one at a time, within the scheme's number. */
export const requestExtension: Decide<RequestExtension, Assignment, AssignmentFact, Policy, { newDueAt: string }> = (
  command,
  state,
  { actor, now, policy, lookup },
) => {
  const open = atStatus(state, '申请延期', 'ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  byOwnUnit(open, actor);
  if (now > open.dueAt) throw new Refusal<RefusalCode>('assignment.extension-too-late');
  if (open.extension?.agreed === null) throw new Refusal<RefusalCode>('assignment.extension-pending');
  if (open.extensions >= policy.maxExtensions)
    throw new Refusal<RefusalCode>('assignment.too-many-extensions', { max: policy.maxExtensions });
  if (lookup.newDueAt <= open.dueAt) throw new Refusal<RefusalCode>('assignment.extension-not-later');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.extension-requested.v1', data: { ...command, by, at: now } }];
};
