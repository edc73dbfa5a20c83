import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Campaign, type OpenCampaign } from '../campaign';
import { notOfSubjects } from './sound-plan';

type Pending = NonNullable<OpenCampaign['pending']>;

/** What is said of where the plan stands. */
const standing = (state: Campaign): string => {
  if (state.status === 'NONE') return '未草拟';
  return state.pending ? words.campaignTurn[state.pending.turn] : words.campaignStatus[state.status];
};

export const wrongStatus = (state: Campaign, command: string): never => {
  throw new Refusal<RefusalCode>('campaign.wrong-status', { status: standing(state), command });
};

/** The campaign while it runs. */
export const running = (state: Campaign, command: string): OpenCampaign => {
  if (state.status === 'NONE') return wrongStatus(state, command);
  if (state.status === 'CANCELLED') throw new Refusal<RefusalCode>('campaign.cancelled');
  return state;
};

/**
 * The version that waits for one of these, for somebody who has not had a hand in this version yet: who drafts, endorses
 * and approves are different persons, and none is of a unit that is looked into.
 */
export const atTurn = (
  state: Campaign,
  actor: Actor,
  command: string,
  ...turns: readonly Pending['turn'][]
): OpenCampaign & { pending: Pending } => {
  const open = running(state, command);
  const { pending, endorsements } = open;
  if (!pending || !turns.includes(pending.turn)) return wrongStatus(state, command);
  notOfSubjects(pending, actor);
  const acted = [
    pending.draftedBy,
    ...endorsements
      .filter(({ version, at }) => version === pending.version && at >= pending.draftedAt)
      .map((e) => e.by),
  ].find(({ id }) => id === actor.id);
  if (acted) throw new Refusal<RefusalCode>('campaign.same-person', { by: acted.name });
  return { ...open, pending };
};
