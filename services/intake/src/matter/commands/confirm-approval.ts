import { type ConfirmApproval, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';

/** 补签: who approved on the telephone says so in person; after its day it is still accepted, and marked late. */
export const confirmApproval: Decide<ConfirmApproval, Matter, MatterFact, Policy> = (
  { opinion },
  state,
  { actor, now },
) => {
  const phone = state.status === 'NONE' ? null : state.phoneApproval;
  if (!phone) throw new Refusal<RefusalCode>('matter.no-phone-approval');
  const { approver, calledAt, confirmDueAt } = phone;
  if (actor.id !== approver.id)
    throw new Refusal<RefusalCode>('matter.not-phone-approver', { approver: approver.name });
  const late = Date.parse(now) > Date.parse(confirmDueAt);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.approval-confirmed.v1', data: { by, at: now, opinion, calledAt, late } }];
};
