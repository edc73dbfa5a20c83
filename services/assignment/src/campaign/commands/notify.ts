import { type CampaignFact, type NotifyCampaign, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign, openSubjects } from '../campaign';

/** The first day on which what is announced now may begin, and an id for each 自查. */
export type Notifying = { openFrom: string; selfCheckIds: readonly string[] };

/**
 * 督查通知 (DX_Notify): to subjects of open visits, each once, whatever a diagram asks; of a covert visit nobody is told
 * (R-602, I-18).
 */
export const notify: Decide<NotifyCampaign, Campaign, CampaignFact, Policy, Notifying> = (
  { documentNo },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || !state.inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  if (state.status === 'CANCELLED') return [];
  const { inForce, notices, matter } = state;
  const told = new Set(notices.flatMap(({ units }) => units.map(({ id }) => id)));
  const units = openSubjects(inForce).filter(({ id }) => !told.has(id));
  if (units.length === 0) return [];
  const { fromOn, untilOn, selfCheckDueOn } = inForce;
  const by = { id: actor.id, name: actor.name };
  const selfChecks = selfCheckDueOn
    ? units.map((unit, i) => ({ selfCheckId: lookup.selfCheckIds[i] ?? '', unit, dueOn: selfCheckDueOn }))
    : [];
  const openFrom = lookup.openFrom > fromOn ? lookup.openFrom : fromOn;
  return [
    {
      type: 'campaign.notified.v1',
      data: { by, at: now, units, documentNo, matterTitle: matter.matterTitle, fromOn, untilOn, openFrom, selfChecks },
    },
  ];
};
