import { type FormTeam, type InspectionTeamFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../../campaign/campaign';
import { gapsOf, type InspectionTeam, inspectionTeam } from '../inspection-team';

/**
 * 组建督查组 (DX_Team, R-106): as the approved plan has it, led by whom the head appointed. When the plan is changed it is
 * formed anew; who stays need not declare and be trained again.
 */
export const form: Decide<FormTeam, InspectionTeam, InspectionTeamFact, Policy, { campaign: Campaign }> = (
  { inspectionTeamId, matterId },
  state,
  { actor, now, lookup: { campaign } },
) => {
  if (campaign.status === 'NONE' || !campaign.inForce) throw new Refusal<RefusalCode>('campaign.not-approved');
  const { inForce, matter, region } = campaign;
  const planned = inForce.teams.find(({ teamId }) => teamId === inspectionTeamId);
  if (!planned) throw new Refusal<RefusalCode>('campaign.team-unknown');
  const { name, leader, members, points } = planned;
  const subjects = inForce.subjects.filter(({ id }) => points.some(({ unit }) => unit.id === id));
  const { scope, contents: duty, fromOn, untilOn, version: planVersion, approved } = inForce;
  const by = { id: actor.id, name: actor.name };
  const data = {
    ...{ by, at: now, region, matterId, ...matter, planVersion, name, leader, members, subjects },
    ...{ leaderAppointedBy: approved.by, scope, duty, fromOn, untilOn, undeclared: [], ready: false },
  };
  const after = inspectionTeam.evolve(state, { type: 'inspection-team.formed.v1', data });
  if (after.status === 'NONE') return [];
  const { undeclared, conflict, untrained } = gapsOf(after);
  const out = state.status !== 'NONE' && state.departedAt !== null;
  const ready = out && [undeclared, conflict, untrained].every((gap) => gap.length === 0);
  return [{ type: 'inspection-team.formed.v1', data: { ...data, undeclared, ready } }];
};
