import { type DeclareForTeam, type InspectionTeamFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { declarationOf, type InspectionTeam, type OpenTeam, peopleOf } from '../inspection-team';
import { formed } from '../rules/formed';

const refuse = (code: RefusalCode, params: Record<string, string> = {}): never => {
  throw new Refusal<RefusalCode>(code, params);
};

/**
 * 回避声明和纪律承诺: once a person, for themselves; a guest without an account signs on paper, which the desk enters.
 * Who belongs to a unit that the team looks at has an interest, said or not.
 */
export const declare: Decide<DeclareForTeam, InspectionTeam, InspectionTeamFact, Policy> = (
  { interests, noInterests, committed, paper },
  state,
  { actor, now },
) => {
  const team = formed(state, '回避声明和纪律承诺');
  const person = paper ? paper.person : { id: actor.id, name: actor.name };
  const member = peopleOf(team).find((one) => one.person.id === person.id);
  if (!member) return refuse('inspection-team.not-member', { person: person.name });
  if (paper && (member.kind !== 'INVITED' || !actor.roles.some((role) => desk.has(role))))
    refuse('inspection-team.paper-by-desk');
  if (declarationOf(team, person)) refuse('inspection-team.declared-already', { person: person.name });
  const said = interests.length > 0;
  if (said === noInterests) refuse('inspection-team.interests-unclear');
  const all = [...interests, ...(paper ? [] : ownUnits(team, actor.units))].filter(
    ({ unit }, i, list) => list.findIndex((one) => one.unit.id === unit.id) === i,
  );
  const conflict = all.some(({ unit }) => team.formed.subjects.some(({ id }) => id === unit.id));
  const by = { id: actor.id, name: actor.name };
  return [
    {
      type: 'inspection-team.declared.v1',
      data: {
        ...{ by, at: now, person, interests: all, noInterests: all.length === 0, committed, conflict },
        ...(paper ? { paper: paper.files } : {}),
      },
    },
  ];
};

const desk = new Set(['SUPERVISOR', 'SUPERVISION_CHIEF']);
const ownUnits = ({ formed: { subjects } }: OpenTeam, units: readonly string[]) =>
  subjects.filter(({ id }) => units.includes(id)).map((unit) => ({ unit, relation: '所在单位' }));
