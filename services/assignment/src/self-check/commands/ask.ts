import { type AskSelfCheck, type Policy, type RefusalCode, type SelfCheckFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign, openSubjects } from '../../campaign/campaign';
import { type SelfCheck } from '../self-check';

/** 要求自查: of subjects of open visits alone, whatever a diagram asks. Asked already: nothing to do. */
export const ask: Decide<AskSelfCheck, SelfCheck, SelfCheckFact, Policy, { campaign: Campaign; dueAt: string }> = (
  { matterId, unit, dueOn },
  state,
  { actor, now, lookup: { campaign, dueAt } },
) => {
  if (campaign.status === 'NONE' || !campaign.inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  const { inForce, matter, region } = campaign;
  if (state.status !== 'NONE' || !openSubjects(inForce).some(({ id }) => id === unit.id)) return [];
  const by = { id: actor.id, name: actor.name };
  const { checklist, contents: requirement } = inForce;
  return [
    {
      type: 'self-check.asked.v1',
      data: {
        ...{ by, at: now, region, matterId, ...matter, unit, dueOn, dueAt },
        ...{ checklist: [...checklist], requirement },
      },
    },
  ];
};
