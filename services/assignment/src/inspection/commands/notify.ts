import { type InspectionFact, type OfInspection, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Inspection } from '../inspection';

/**
 * 明查通知: to the units of an approved open visit, once a version. Of a covert one nobody is told, whatever a diagram asks
 * of a campaign the units have its 督查通知.
 */
export const notify: Decide<OfInspection, Inspection, InspectionFact, Policy> = (_, state, { actor, now }) => {
  if (state.status !== 'APPROVED' || state.notifiedAt || state.ofCampaign) return [];
  const { plan, planned } = state;
  if (plan.mode === 'COVERT_VISIT') return [];
  const { subjects: units, fromOn, untilOn } = plan;
  const by = { id: actor.id, name: actor.name };
  return [
    {
      type: 'inspection.notified.v1',
      data: { by, at: now, units, matterTitle: planned.matterTitle, fromOn, untilOn },
    },
  ];
};
