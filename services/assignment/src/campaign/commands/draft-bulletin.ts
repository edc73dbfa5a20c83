import { type CampaignFieldFact, type DraftCampaignBulletin, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { criticised, type Naming } from '../rules/criticised';
import { inField } from '../rules/in-field';

/** 通报起草 (DX_Bulletin, S-71): of the subjects. */
export const draftBulletin: Decide<DraftCampaignBulletin, Campaign, CampaignFieldFact, Policy, Naming> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const { field, inForce } = inField(state, '起草通报', 'CONCLUDED');
  const { negatives, positives } = command;
  if (negatives.length + positives.length === 0) throw new Refusal<RefusalCode>('campaign.bulletin-empty');
  for (const { unit } of [...negatives, ...positives])
    if (!inForce.subjects.some(({ id }) => id === unit.id))
      throw new Refusal<RefusalCode>('campaign.subject-outside', { unit: unit.name });
  criticised(negatives, field, lookup);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'campaign.bulletin-drafted.v1', data: { ...command, by, at: now, critical: negatives.length > 0 } }];
};
