import { type CampaignFieldFact, type FactData, type LookBack, type Policy, type RefusalCode } from '@duban/contracts';
import { actsFor, type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { openLookBack } from '../field';
import { inField } from '../rules/in-field';

type Reopened = FactData<'campaign.looked-back.v1'>['reopened'];
/** Today, and what is opened anew for what is not put right: one 整改 and one proposal for each 整改 that it was cleared in. */
export type LookingBack = { today: string; reopened: Reopened };

/** 回头看 (DX_FollowUp, S-10): by those who were named for it; what is not put right any more is rectified anew. */
export const lookBack: Decide<LookBack, Campaign, CampaignFieldFact, Policy, LookingBack> = (
  { results },
  state,
  { actor, now, lookup: { today, reopened } },
) => {
  const planned = openLookBack(inField(state, '登记回头看', 'CONCLUDED').field)?.planned;
  if (!planned) throw new Refusal<RefusalCode>('campaign.no-look-back');
  const { findingIds, visitOn, persons } = planned;
  if (!persons.some(({ id }) => actsFor(actor, id)))
    throw new Refusal<RefusalCode>('campaign.look-back-other-person', {
      names: persons.map(({ name }) => name).join('、'),
    });
  if (today < visitOn) throw new Refusal<RefusalCode>('campaign.look-back-early', { visitOn });
  const seen = results.map(({ findingId }) => findingId);
  if (seen.length !== findingIds.length || !findingIds.every((one) => seen.includes(one)))
    throw new Refusal<RefusalCode>('campaign.look-back-incomplete');
  if (results.some(({ implemented, evidence }) => !implemented && evidence.length === 0))
    throw new Refusal<RefusalCode>('campaign.look-back-unproven');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'campaign.looked-back.v1', data: { results, by, at: now, reopened } }];
};
