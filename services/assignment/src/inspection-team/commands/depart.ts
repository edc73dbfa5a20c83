import { type DepartTeam, type InspectionTeamFact, type Policy, type RefusalCode } from '@duban/contracts';
import { actsFor, type Decide, Refusal } from '@duban/kernel';
import { gapsOf, type InspectionTeam, peopleOf } from '../inspection-team';
import { formed } from '../rules/formed';

/** 出发: not before everybody has declared, none has to stand aside, and all were trained. */
export const depart: Decide<DepartTeam, InspectionTeam, InspectionTeamFact, Policy> = (
  { remark },
  state,
  { actor, now },
) => {
  const team = formed(state, '出发');
  if (!actsFor(actor, team.leader.id))
    throw new Refusal<RefusalCode>('inspection-team.not-leader', { leader: team.leader.name });
  const gaps = gapsOf(team);
  for (const gap of ['undeclared', 'conflict', 'untrained'] as const)
    if (gaps[gap].length > 0)
      throw new Refusal<RefusalCode>(`inspection-team.${gap}`, {
        people: gaps[gap].map(({ name }) => name).join('、'),
      });
  const by = { id: actor.id, name: actor.name };
  const people = peopleOf(team).map(({ person }) => person);
  return [{ type: 'inspection-team.departed.v1', data: { by, at: now, people, ...(remark ? { remark } : {}) } }];
};
