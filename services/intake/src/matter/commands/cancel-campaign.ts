import { type CancelCampaignMatter, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus, beforeClosed } from '../rules/at-status';

/** 活动取消 (domain 5.3): the head has cancelled the campaign, and the matter is revoked with it. */
export const cancelCampaign: Decide<CancelCampaignMatter, Matter, MatterFact, Policy> = (
  { reason, instrument },
  state,
  { actor, now },
) => {
  if (state.status === 'REVOKED') return [];
  atStatus(state, '活动取消', ...beforeClosed);
  const data = { by: { id: actor.id, name: actor.name }, at: now, reason, instrument };
  return [
    { type: 'matter.campaign-cancelled.v1', data },
    { type: 'matter.revoked.v1', data },
  ];
};
