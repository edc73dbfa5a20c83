import { type EntrustInformant, type InformantFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Informant } from '../informant';
import { type OfMatter, readersOf } from '../named-persons';

/** 指定反映人知悉人: further persons, each by name. */
export const entrust: Decide<EntrustInformant, Informant, InformantFact, Policy, OfMatter> = (
  { persons, reason },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || !lookup) throw new Refusal<RefusalCode>('informant.not-recorded');
  const known = readersOf(state, lookup);
  const added = persons.filter((person) => !known.some((reader) => reader.id === person.id));
  if (added.length === 0) return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'informant.entrusted.v1', data: { by, at: now, persons: added, reason } }];
};
