import { type CampaignFieldFact, type Policy, type RefusalCode, type ReportIncident } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { inField } from '../rules/in-field';

/** The team as it is now. */
export type Meeting = { team: { name: string; people: readonly { id: string; name: string }[] } | null };

/** 重大突发情况报告 (DX_Execute): by anybody of the team, at once, as often as there is something; the leaders hear of it at any hour. */
export const reportIncident: Decide<ReportIncident, Campaign, CampaignFieldFact, Policy, Meeting> = (
  command,
  state,
  { actor, now, lookup: { team } },
) => {
  const { matter } = inField(state, '报告重大突发情况', 'EXECUTING');
  if (!team) throw new Refusal<RefusalCode>('campaign.team-unknown');
  if (!team.people.some(({ id }) => id === actor.id))
    throw new Refusal<RefusalCode>('campaign.incident-by-team', { team: team.name });
  const by = { id: actor.id, name: actor.name };
  const said = { by, at: now, teamName: team.name, matterTitle: matter.matterTitle };
  return [{ type: 'campaign.incident-reported.v1', data: { ...command, ...said } }];
};
