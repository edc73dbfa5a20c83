import { type AssignmentFact, type CheckExtension, decideBy, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { pendingExtension } from '../rules/pending-extension';

/** 延期初审 (SP-3): the desk's opinion; D-5 says who decides. Beyond the ordinary number only a leader may. */
export const checkExtension: Decide<
  CheckExtension,
  Assignment,
  AssignmentFact,
  Policy,
  { share: number; category: string | null }
> = ({ agree, opinion }, state, { actor, now, policy, lookup }) => {
  const { open, extension } = pendingExtension(state, '延期初审', now);
  if (!extension.endorsed || extension.checked) {
    const status = extension.checked ? '延期已初审' : '延期未经单位负责人签署意见';
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status, command: '延期初审' });
  }
  const nth = open.extensions + 1;
  const leaderSet = open.issued.deadline.unit === 'DATE';
  const category = lookup.category ?? undefined;
  const approver =
    nth > policy.maxExtensions
      ? ('GOV_LEADER' as const)
      : decideBy(policy.extension.approver, { share: lookup.share, nth, leaderSet, category });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.extension-checked.v1', data: { by, at: now, agree, opinion, approver } }];
};
