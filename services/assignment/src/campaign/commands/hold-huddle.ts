import { type CampaignFieldFact, type HoldHuddle, type Policy, type RefusalCode } from '@duban/contracts';
import { actsFor, type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { isFinished } from '../field';
import { inField } from '../rules/in-field';

/** The team as it is, today, when the next huddle and the 碰头会 of all are due, what it has not done yet and has found. */
export type Huddling = {
  team: { name: string; leader: { id: string; name: string } } | null;
  today: string;
  nextAt: string;
  mergeDueAt: string;
  open: readonly string[];
  findings: number;
};

/** 每日碰头 (DX_DailyHuddle): once a day, by the leader of the team; the last one when every check of it has a result. */
export const holdHuddle: Decide<HoldHuddle, Campaign, CampaignFieldFact, Policy, Huddling> = (
  command,
  state,
  { actor, now, lookup: { team, today, nextAt, mergeDueAt, open, findings } },
) => {
  const { field, inForce } = inField(state, '每日碰头', 'EXECUTING');
  const { teamId, finished } = command;
  if (!team) throw new Refusal<RefusalCode>('campaign.team-unknown');
  const { name: teamName, leader } = team;
  const { version } = inForce;
  if (!actsFor(actor, leader.id))
    throw new Refusal<RefusalCode>('campaign.huddle-by-leader', { team: teamName, leader: leader.name });
  if (isFinished(field, teamId, version)) throw new Refusal<RefusalCode>('campaign.team-finished', { team: teamName });
  if (field.huddles.some((one) => one.teamId === teamId && one.on === today && one.version === version))
    throw new Refusal<RefusalCode>('campaign.huddle-held', { team: teamName, on: today });
  if (finished && open.length > 0)
    throw new Refusal<RefusalCode>('campaign.checks-open', { team: teamName, points: open.join('、') });
  const by = { id: actor.id, name: actor.name };
  const said = { ...command, by, at: now, teamName, version, on: today, findings };
  return [{ type: 'campaign.huddle-held.v1', data: { ...said, nextAt: finished ? mergeDueAt : nextAt } }];
};
