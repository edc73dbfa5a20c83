import { type AssignmentFact, type DecideExtension, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { pendingExtension } from '../rules/pending-extension';
import { withinWhole } from '../rules/within-whole';

/** The end of the day asked for, and of the day that the decision names; the last day for a part of another task. */
export type ExtensionDays = { requested: string | null; partial: string | null; latestOfPart: string | null };

/**
 * 延期审批 (SP-3) at the level that D-5 gave: the day asked for, an earlier one (部分同意), or the old due date stays.
 * What is a leader's to decide, the head of government may decide: the instruction may be the head's own.
 */
export const decideExtension: Decide<DecideExtension, Assignment, AssignmentFact, Policy, ExtensionDays> = (
  { result, opinion, newDueOn },
  state,
  { actor, now, lookup },
) => {
  const { open, extension } = pendingExtension(state, '审批延期', now);
  if (!extension.checked)
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status: '延期未经初审', command: '审批延期' });
  const { approver } = extension.checked;
  const levels = approver === 'GOV_LEADER' ? ['GOV_LEADER', 'GOV_HEAD'] : [approver];
  if (!actor.roles.some((role) => levels.includes(role)))
    throw new Refusal<RefusalCode>('assignment.extension-not-your-level', { approver: words.role[approver] });
  const agree = result !== 'REJECTED';
  const dueAt = agree ? longer(result, open.dueAt, lookup) : open.dueAt;
  const newDay = result === 'PARTIAL' && newDueOn ? newDueOn : extension.newDueOn;
  if (agree) withinWhole(open, newDay, lookup.latestOfPart);
  const by = { id: actor.id, name: actor.name };
  return [
    {
      type: 'assignment.extension-decided.v1',
      data: { by, at: now, agree, result, opinion, dueAt, previousDueAt: open.dueAt },
    },
  ];
};

const longer = (result: 'APPROVED' | 'PARTIAL', dueAt: string, { requested, partial }: ExtensionDays): string => {
  if (!requested || requested <= dueAt) throw new Refusal<RefusalCode>('assignment.extension-not-later');
  if (result === 'APPROVED') return requested;
  if (!partial || partial <= dueAt || partial >= requested)
    throw new Refusal<RefusalCode>('assignment.extension-partial-late');
  return partial;
};
