import { type AmendInspection, type InspectionFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Inspection } from '../inspection';
import { atStatus, ofInspection } from '../rules/at-status';
import { type Planning, sound } from '../rules/plan';

/** 变更核查方案: a new version; until it is approved, the one approved before stands. */
export const amend: Decide<AmendInspection, Inspection, InspectionFact, Policy, Planning> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '变更核查方案', 'RETURNED', 'APPROVED');
  ofInspection(open, actor);
  if (open.ofCampaign) throw new Refusal<RefusalCode>('inspection.of-campaign');
  sound(command, actor, lookup);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'inspection.amended.v1', data: { ...command, by, at: now, version: open.plan.version + 1 } }];
};
