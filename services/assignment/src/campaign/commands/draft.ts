import { type CampaignFact, type DraftCampaign, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Campaign, type CampaignPlan } from '../campaign';
import { wrongStatus } from '../rules/at-turn';
import { type Planning, soundPlan } from '../rules/sound-plan';

export type Drafting = Planning & {
  checks: CampaignPlan['checks'];
  /** null of a matter that goes through another 程序 */
  matter: KnownMatter | null;
};

/**
 * 草拟预案 (DX_DraftPlan, S-84, R-112): until it is approved; from then on it is changed by an amendment (I-13). What is
 * checked too often or by others at the same time is written beside it.
 */
export const draft: Decide<DraftCampaign, Campaign, CampaignFact, Policy, Drafting> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const { matter, checks } = lookup;
  if (!matter) throw new Refusal<RefusalCode>('campaign.not-campaign');
  if (state.status === 'CANCELLED') throw new Refusal<RefusalCode>('campaign.cancelled');
  if (state.status !== 'NONE' && state.inForce) throw new Refusal<RefusalCode>('campaign.frozen');
  if (state.status === 'IN_APPROVAL') wrongStatus(state, '草拟预案');
  soundPlan(command, actor, lookup);
  const { id, name, region } = actor;
  return [
    {
      type: 'campaign.drafted.v1',
      data: { ...command, ...matter, by: { id, name }, at: now, region, version: 1, checks },
    },
  ];
};
