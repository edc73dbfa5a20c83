import { type ApproveMatter, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 立项 (R-108, I-1): no matter without a mandate; what the supervision body proposed itself only the head may approve. */
export const approve: Decide<ApproveMatter, Matter, MatterFact, Policy, { matterNo: string }> = (
  { decision, opinion },
  state,
  { actor, now, lookup },
) => {
  const { opinion: drafted } = atStatus(state, '立项审批', 'OPINION_DRAFTED');
  const by = { id: actor.id, name: actor.name };
  if (decision === 'REJECT') return [{ type: 'matter.rejected.v1', data: { by, at: now, opinion, decision } }];
  if (decision === 'SEND_BACK') return [{ type: 'matter.sent-back.v1', data: { by, at: now, opinion, decision } }];
  if (!drafted) throw new Refusal<RefusalCode>('matter.mandate-missing');
  if (drafted.mandate.type === 'APPROVED_PROPOSAL' && !actor.roles.includes('GOV_HEAD'))
    throw new Refusal<RefusalCode>('matter.needs-head');
  const { matterNo } = lookup;
  return [
    {
      type: 'matter.approved.v1',
      data: { by, at: now, matterNo, opinion, effortPath: drafted.effortPath, decision },
    },
  ];
};
