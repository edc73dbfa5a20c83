import { type CampaignFieldFact, type PlanLookBack, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { inField } from '../rules/in-field';

/** At least this share of what was put right is looked at again. */
const SHARE = 0.2;

/** Findings that were 销号, those that should have become matters, and the days between which the sample may be looked at again. */
export type Sampling = {
  rectified: readonly string[];
  unregistered: readonly string[];
  fromOn: string;
  untilOn: string;
  visitAt: string;
};

/**
 * 回头看方案 (DX_FollowUp): a fifth at least of what was rectified, one to three months after the last 销号 of them; not
 * before every finding that was to become a matter has become one.
 */
export const planLookBack: Decide<PlanLookBack, Campaign, CampaignFieldFact, Policy, Sampling> = (
  command,
  state,
  { actor, now, lookup: { rectified, unregistered, fromOn, untilOn, visitAt } },
) => {
  inField(state, '安排回头看', 'CONCLUDED');
  if (unregistered.length > 0)
    throw new Refusal<RefusalCode>('campaign.finding-unregistered', { findings: unregistered.join(';') });
  if (rectified.length === 0) throw new Refusal<RefusalCode>('campaign.nothing-rectified');
  const findingIds = [...new Set(command.findingIds)];
  if (!findingIds.every((one) => rectified.includes(one))) throw new Refusal<RefusalCode>('campaign.sample-unknown');
  const least = Math.ceil(rectified.length * SHARE);
  if (findingIds.length < least)
    throw new Refusal<RefusalCode>('campaign.sample-too-small', {
      ...{ rectified: rectified.length, least, sample: findingIds.length },
    });
  const { visitOn } = command;
  if (visitOn < fromOn || visitOn > untilOn)
    throw new Refusal<RefusalCode>('campaign.look-back-outside', { fromOn, untilOn });
  const by = { id: actor.id, name: actor.name };
  const planned = { ...command, findingIds, by, at: now, rectified: rectified.length, visitAt };
  return [{ type: 'campaign.look-back-planned.v1', data: planned }];
};
