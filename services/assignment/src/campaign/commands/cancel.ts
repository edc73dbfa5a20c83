import { type CampaignFact, type CancelCampaign, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { running, wrongStatus } from '../rules/at-turn';

/** 取消活动 (domain 5.3): by the head, who approves it, while there is no conclusion; the matter is revoked with it. */
export const cancel: Decide<CancelCampaign, Campaign, CampaignFact, Policy> = (command, state, { actor, now }) => {
  const { status } = running(state, '取消督查活动');
  if (status === 'CONCLUDED' || status === 'CLOSED') wrongStatus(state, '取消督查活动');
  return [{ type: 'campaign.cancelled.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
