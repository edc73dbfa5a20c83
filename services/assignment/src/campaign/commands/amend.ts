import { type AmendCampaign, type CampaignFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign, type CampaignPlan } from '../campaign';
import { running, wrongStatus } from '../rules/at-turn';
import { type Planning, soundPlan } from '../rules/sound-plan';

/**
 * 变更督查方案: a new version beside the one that holds; it goes to the head again, and until then the teams work
 * by the old one. What has begun stays begun: its first day may lie in the past.
 */
export const amend: Decide<
  AmendCampaign,
  Campaign,
  CampaignFact,
  Policy,
  Planning & { checks: CampaignPlan['checks'] }
> = (command, state, { actor, now, lookup }) => {
  const { inForce, pending, status } = running(state, '变更督查方案');
  if (!inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  if (pending && pending.turn !== 'RETURNED') wrongStatus(state, '变更督查方案');
  if (status !== 'APPROVED' && status !== 'EXECUTING') wrongStatus(state, '变更督查方案');
  const begun = command.fromOn === inForce.fromOn;
  const { today, earliestOpen } = lookup;
  soundPlan(command, actor, {
    ...lookup,
    today: begun && inForce.fromOn < today ? inForce.fromOn : today,
    earliestOpen: begun ? command.fromOn : earliestOpen,
  });
  if (command.untilOn < today) throw new Refusal<RefusalCode>('campaign.dates-wrong');
  const by = { id: actor.id, name: actor.name };
  const { checks } = lookup;
  return [{ type: 'campaign.amended.v1', data: { ...command, by, at: now, version: inForce.version + 1, checks } }];
};
