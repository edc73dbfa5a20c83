import { type CampaignFact, type CancelCampaign, type Policy } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Actor, type Decide } from '@duban/kernel';
import { type Envelope } from '@duban/messaging';
import { NotFound } from '@duban/persistence';
import { type Campaign, campaign } from './campaign';
import { campaignStore } from './campaign.store';

const over = new Set<Campaign['status']>(['NONE', 'CANCELLED', 'CLOSED']);
const end: Decide<CancelCampaign, Campaign, CampaignFact, Policy> = (command, state, { actor, now }) =>
  over.has(state.status)
    ? []
    : [{ type: 'campaign.cancelled.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];

/** 撤销、并案: a matter that runs no longer has no campaign that does. Of a matter without a campaign there is nothing to do. */
export const cancelCampaign = async (env: ServiceEnv, fact: Envelope, command: CancelCampaign): Promise<void> => {
  const region = fact.tenant;
  const actor: Actor = { ...fact.actor, roles: [], units: [], region, system: true };
  try {
    await env.handle(campaign, campaignStore, end, {
      ...{ aggregateId: fact.subject, commandId: `${fact.id}:campaign`, command, actor },
      ...{ scope: { scope: 'region', region } as const, now: fact.time, creates: false },
    });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
};
