import { type CampaignFieldFact, type CloseCampaign, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Campaign } from '../campaign';

/** 活动收尾: once, after the conclusions. */
export const close: Decide<CloseCampaign, Campaign, CampaignFieldFact, Policy> = (_, state, { actor, now }) =>
  state.status === 'CONCLUDED'
    ? [{ type: 'campaign.closed.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }]
    : [];
