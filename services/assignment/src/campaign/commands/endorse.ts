import { type CampaignFact, type EndorseCampaign, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal, signedAs } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { atTurn } from '../rules/at-turn';

const asked = {
  OFFICE: { role: 'OFFICE_DIRECTOR', refusal: 'campaign.not-office' },
  LEADER: { role: 'GOV_LEADER', refusal: 'campaign.not-leader' },
} as const;

/** 方案审核: the office first, then the leader in charge; without consent it goes back to who drafted it. */
export const endorse: Decide<EndorseCampaign, Campaign, CampaignFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { pending } = atTurn(state, actor, '督查方案审核', 'OFFICE', 'LEADER');
  const step = pending.turn === 'OFFICE' ? 'OFFICE' : 'LEADER';
  const { role, refusal } = asked[step];
  if (!actor.roles.includes(role)) throw new Refusal<RefusalCode>(refusal);
  const by = { id: actor.id, name: actor.name };
  const { version } = pending;
  return [
    { type: 'campaign.endorsed.v1', data: { by, at: now, ...signedAs(actor, role), agree, opinion, version, step } },
  ];
};
