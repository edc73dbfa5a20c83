import { type ApproveMatter, type MatterFact, type Policy, type RefusalCode, type Role } from '@duban/contracts';
import { type Actor, type Decide, Refusal, signedAs } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

const approvers = ['GOV_HEAD', 'OFFICE_DIRECTOR'] as const satisfies readonly Role[];
const positionOf = ({ roles }: Actor): (typeof approvers)[number] | undefined =>
  approvers.find((role) => roles.includes(role));

/**
 * 立项 (R-108, I-1): no matter without a mandate; what the supervision body proposed itself only the head may approve.
 * 特急: the desk may write down what was approved on the telephone; the approver confirms it afterwards.
 */
export const approve: Decide<ApproveMatter, Matter, MatterFact, Policy, { matterNo: string; confirmDueAt: string }> = (
  { decision, opinion, byPhone },
  state,
  { actor, now, lookup },
) => {
  const { opinion: drafted, urgency } = atStatus(state, '立项审批', 'OPINION_DRAFTED');
  const position = positionOf(actor);
  if (!position && (!byPhone || decision !== 'APPROVE')) throw new Refusal<RefusalCode>('matter.not-approver');
  if (byPhone && urgency !== 'EXTRA_URGENT') throw new Refusal<RefusalCode>('matter.phone-urgent-only');
  if (byPhone && Date.parse(byPhone.calledAt) > Date.parse(now)) throw new Refusal<RefusalCode>('matter.phone-future');
  const by = { id: actor.id, name: actor.name };
  if (decision === 'REJECT') return [{ type: 'matter.rejected.v1', data: { by, at: now, opinion, decision } }];
  if (decision === 'SEND_BACK') return [{ type: 'matter.sent-back.v1', data: { by, at: now, opinion, decision } }];
  if (!drafted) throw new Refusal<RefusalCode>('matter.mandate-missing');
  if (drafted.mandate.type === 'APPROVED_PROPOSAL' && position !== 'GOV_HEAD')
    throw new Refusal<RefusalCode>('matter.needs-head');
  const { matterNo, confirmDueAt } = lookup;
  const { effortPath } = drafted;
  const approved: MatterFact = {
    type: 'matter.approved.v1',
    data: {
      by,
      at: now,
      matterNo,
      opinion,
      effortPath,
      decision,
      ...(position && !byPhone ? signedAs(actor, position) : {}),
    },
  };
  if (!byPhone) return [approved];
  const { approver } = byPhone;
  const calledAt = new Date(byPhone.calledAt).toISOString();
  return [approved, { type: 'matter.phone-approved.v1', data: { by, at: now, approver, calledAt, confirmDueAt } }];
};
