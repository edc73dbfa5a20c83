import { type DraftCampaignBulletin, type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Field } from '../field';

/** Units that have asked for a 复核 which is not decided, and findings that a 复核 has withdrawn. */
export type Naming = { disputed: readonly string[]; withdrawn: ReadonlySet<string> };

/**
 * Nobody is criticised of whom nothing was found that still stands, or who has objected to it.
 * @throws Refusal campaign.bulletin-unfounded, campaign.bulletin-disputed
 */
export const criticised = (
  negatives: DraftCampaignBulletin['negatives'],
  { merged }: Field,
  { disputed, withdrawn }: Naming,
): void => {
  const standing = (merged?.findings ?? []).filter(({ findingId }) => !withdrawn.has(findingId));
  for (const { unit } of negatives) {
    if (!standing.some((one) => one.unit.id === unit.id))
      throw new Refusal<RefusalCode>('campaign.bulletin-unfounded', { unit: unit.name });
    if (disputed.includes(unit.id)) throw new Refusal<RefusalCode>('campaign.bulletin-disputed', { unit: unit.name });
  }
};
