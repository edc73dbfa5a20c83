import { type FactData, type InspectionTeamFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends InspectionTeamFact['type']> = FactData<T>;
type Named = Of<'inspection-team.formed.v1'>['leader'];
type Person = Of<'inspection-team.formed.v1'>['members'][number];

/** 督查组 (InspectionTeam, R-106): who is in it, and what each has declared and learnt before it departs. */
export type InspectionTeam =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.teamStatus;
      formed: Of<'inspection-team.formed.v1'>;
      leader: Named;
      /** without the leader */
      members: readonly Person[];
      declared: readonly Of<'inspection-team.declared.v1'>[];
      trainings: readonly Of<'inspection-team.trained.v1'>[];
      replaced: readonly Of<'inspection-team.replaced.v1'>[];
      departedAt: string | null;
    };
export type OpenTeam = Exclude<InspectionTeam, { status: 'NONE' }>;

export const inspectionTeam: Aggregate<InspectionTeam, InspectionTeamFact> = {
  name: 'inspection-team',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'inspection-team.formed.v1') {
      const { leader, members, ready } = fact.data;
      const before = state.status === 'NONE' ? { declared: [], trainings: [], replaced: [], departedAt: null } : state;
      return { ...before, status: ready ? 'DEPARTED' : 'FORMED', formed: fact.data, leader, members };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'inspection-team.declared.v1':
        return { ...state, declared: [...state.declared, fact.data] };
      case 'inspection-team.trained.v1':
        return { ...state, trainings: [...state.trainings, fact.data] };
      case 'inspection-team.replaced.v1':
        return replaced(state, fact.data);
      case 'inspection-team.departed.v1':
        return { ...state, status: 'DEPARTED', departedAt: fact.data.at };
    }
  },
};

const replaced = (state: OpenTeam, fact: Of<'inspection-team.replaced.v1'>): OpenTeam => {
  const { leader, out } = fact;
  const stay = state.members.filter(({ person }) => person.id !== out.id);
  const members = state.leader.id === out.id ? stay : [...stay, fact.in];
  return { ...state, status: 'FORMED', leader, members, replaced: [...state.replaced, fact] };
};

/** Everybody, the leader first. */
export const peopleOf = ({ leader, members }: Pick<OpenTeam, 'leader' | 'members'>): Person[] => [
  { person: leader, kind: 'STAFF' },
  ...members,
];
export const declarationOf = ({ declared }: OpenTeam, { id }: Named): OpenTeam['declared'][number] | undefined =>
  declared.find(({ person }) => person.id === id);
export const trainedOn = ({ trainings }: OpenTeam, { id }: Named): string | null =>
  trainings.findLast(({ attended }) => attended.some((one) => one.id === id))?.on ?? null;

/** Who still has to declare, stands aside, or was not trained. */
export const gapsOf = (state: OpenTeam): Record<'undeclared' | 'conflict' | 'untrained', Named[]> => {
  const people = peopleOf(state).map(({ person }) => person);
  const of = (test: (person: Named) => boolean): Named[] => people.filter(test);
  return {
    undeclared: of((person) => !declarationOf(state, person)),
    conflict: of((person) => interested(state, person)),
    untrained: of((person) => trainedOn(state, person) === null),
  };
};

/** 回避: by what was declared, against the units that the team looks at now. */
const interested = (state: OpenTeam, person: Named): boolean => {
  const said = declarationOf(state, person);
  if (!said) return false;
  const own = said.interests.map(({ unit }) => unit.id);
  return state.formed.subjects.some(({ id }) => own.includes(id));
};
