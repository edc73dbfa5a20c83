import { type RefusalCode, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Campaign, type OpenCampaign } from '../campaign';

export type InField = OpenCampaign & { inForce: NonNullable<OpenCampaign['inForce']> };

/** The campaign with its plan in force, in one of these states. @throws Refusal campaign.not-approved, .wrong-status */
export const inField = (state: Campaign, command: string, ...allowed: readonly OpenCampaign['status'][]): InField => {
  if (state.status === 'NONE' || !state.inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  const { status, inForce } = state;
  if (!allowed.includes(status))
    throw new Refusal<RefusalCode>('campaign.wrong-status', { status: words.campaignStatus[status], command });
  return { ...state, inForce };
};
