import { type AssignmentFact, type Policy, type RefusalCode, type RequestExtension } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment, type OpenAssignment } from '../assignment';
import { type ExtensionTerms } from '../extension-terms';
import { atStatus, byOwnUnit, working } from '../rules/own-unit';
import { withinWhole } from '../rules/within-whole';

/** 延期申请 (S-31, S-32, I-6): before the due date, one at a time, and no longer than scheme and statute allow. */
export const requestExtension: Decide<RequestExtension, Assignment, AssignmentFact, Policy, ExtensionTerms> = (
  command,
  state,
  { actor, now, policy, lookup },
) => {
  const open = atStatus(state, '申请延期', ...working);
  byOwnUnit(open, actor);
  inTime(open, now, policy, lookup);
  if (open.extension?.agreed === null) throw new Refusal<RefusalCode>('assignment.extension-pending');
  const max = Math.max(policy.maxExtensions, policy.extension.maxByLeader);
  if (open.extensions >= max) throw new Refusal<RefusalCode>('assignment.too-many-extensions', { max });
  if (command.reason === 'LITIGATION' && open.progress.length === 0)
    throw new Refusal<RefusalCode>('assignment.extension-litigation-progress');
  notTooLong(command.newDueOn, open, lookup);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.extension-requested.v1', data: { ...command, by, at: now } }];
};

const inTime = (open: OpenAssignment, now: string, { extension }: Policy, { ahead }: ExtensionTerms): void => {
  if (now > open.dueAt) throw new Refusal<RefusalCode>('assignment.extension-too-late');
  if (ahead < extension.aheadWorkdays)
    throw new Refusal<RefusalCode>('assignment.extension-too-close', { days: extension.aheadWorkdays });
};

/** The statute first: where it ends nobody can help; then the scheme, of which a leader may still be asked. */
const notTooLong = (newDueOn: string, open: OpenAssignment, { newDueAt, latest }: ExtensionTerms): void => {
  if (newDueAt <= open.dueAt) throw new Refusal<RefusalCode>('assignment.extension-not-later');
  const { statutory, once, total, part } = latest;
  if (statutory && newDueOn > statutory)
    throw new Refusal<RefusalCode>('assignment.extension-statutory-cap', { latest: statutory });
  withinWhole(open, newDueOn, part);
  if (newDueOn > once) throw new Refusal<RefusalCode>('assignment.extension-too-long', { latest: once });
  if (newDueOn > total) throw new Refusal<RefusalCode>('assignment.extension-total-too-long', { latest: total });
};
