import { type CampaignFact, type OfCampaign, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';

/** 转为实施 (DX_Execute): the teams are ready. Already there: nothing to do, so a repeated job is harmless. */
export const begin: Decide<OfCampaign, Campaign, CampaignFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'NONE' || !state.inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  if (state.status !== 'APPROVED') return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'campaign.begun.v1', data: { by, at: now, version: state.inForce.version } }];
};
