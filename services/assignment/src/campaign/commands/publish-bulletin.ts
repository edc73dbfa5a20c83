import { type CampaignFieldFact, type Policy, type PublishCampaignBulletin } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Campaign } from '../campaign';

/** 通报印发: what was signed, once, to every subject. */
export const publishBulletin: Decide<PublishCampaignBulletin, Campaign, CampaignFieldFact, Policy> = (
  { documentNo },
  state,
  { actor, now },
) => {
  const bulletin = state.status === 'NONE' ? null : state.field.bulletin;
  if (state.status === 'NONE' || !bulletin?.signed?.bulletin || bulletin.published) return [];
  const { units } = bulletin.signed.bulletin;
  const by = { id: actor.id, name: actor.name };
  const { matterTitle } = state.matter;
  return [{ type: 'campaign.bulletin-published.v1', data: { by, at: now, documentNo, matterTitle, units } }];
};
