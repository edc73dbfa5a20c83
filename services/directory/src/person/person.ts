import { type DirectoryFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type PersonFact = Extract<DirectoryFact, { type: 'person.appointed.v1' }>;
/** 人员 in a position: rights belong to the position. A new appointment replaces the one before. */
export type Person = { status: 'NONE' } | ({ status: 'APPOINTED' } & FactData<'person.appointed.v1'>);

export const person: Aggregate<Person, PersonFact> = {
  name: 'person',
  initial: { status: 'NONE' },
  evolve: (_state, fact) => ({ status: 'APPOINTED', ...fact.data }),
};
