import { type InspectionTeamFact, type Policy, type RefusalCode, type ReplaceMember } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { gapsOf, type InspectionTeam, inspectionTeam, peopleOf } from '../inspection-team';
import { formed } from '../rules/formed';

/**
 * 调整人员: before the team is out; from then on the plan is changed. The leader was appointed by the
 * government, and only the head appoints another. Who comes in declares and is trained like the others.
 */
export const replace: Decide<ReplaceMember, InspectionTeam, InspectionTeamFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const team = formed(state, '调整督查组人员');
  const { out, in: coming } = command;
  const people = peopleOf(team);
  if (!people.some(({ person }) => person.id === out.id))
    throw new Refusal<RefusalCode>('inspection-team.not-member', { person: out.name });
  if (people.some(({ person }) => person.id === coming.person.id))
    throw new Refusal<RefusalCode>('inspection-team.in-already', { person: coming.person.name });
  const leads = team.leader.id === out.id;
  if (leads && !actor.roles.includes('GOV_HEAD'))
    throw new Refusal<RefusalCode>('inspection-team.leader-by-government');
  const data = {
    ...{ ...command, by: { id: actor.id, name: actor.name }, at: now },
    ...{ leader: leads ? coming.person : team.leader, undeclared: [] },
  };
  const after = inspectionTeam.evolve(state, { type: 'inspection-team.replaced.v1', data });
  const undeclared = after.status === 'NONE' ? [] : gapsOf(after).undeclared;
  return [{ type: 'inspection-team.replaced.v1', data: { ...data, undeclared } }];
};
