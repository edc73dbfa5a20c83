import { type CampaignFieldFact, type Policy, type RefusalCode, type SignCampaignBulletin } from '@duban/contracts';
import { type Decide, Refusal, signedAs } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { criticised, type Naming } from '../rules/criticised';
import { inField } from '../rules/in-field';

/**
 * 通报签发 (R-119, I-16): where a unit is criticised by the head alone, else also by the office. A 复核 that was asked for or
 * decided since it was drafted counts (SP-7).
 */
export const signBulletin: Decide<SignCampaignBulletin, Campaign, CampaignFieldFact, Policy, Naming> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const { field, inForce, matter } = inField(state, '签发通报', 'CONCLUDED');
  const { bulletin, synthesis } = field;
  if (!bulletin || bulletin.signed) throw new Refusal<RefusalCode>('campaign.no-bulletin');
  const { negatives, positives, requirements, critical } = bulletin.drafted;
  const isHead = actor.roles.includes('GOV_HEAD');
  if (critical && !isHead) throw new Refusal<RefusalCode>('campaign.bulletin-head');
  if (agree) criticised(negatives, field, lookup);
  const said = {
    ...{ by: { id: actor.id, name: actor.name }, at: now, agree, opinion },
    ...signedAs(actor, isHead ? 'GOV_HEAD' : 'OFFICE_DIRECTOR'),
  };
  const sent = {
    ...{ negatives, positives, requirements, units: [...inForce.subjects] },
    ...{ title: `关于“${matter.matterTitle}”情况的通报`, overall: synthesis?.overall ?? '' },
  };
  return [{ type: 'campaign.bulletin-signed.v1', data: { ...said, bulletin: agree ? sent : null } }];
};
