import { type InformantFact, type Policy, type RecordInformant } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Informant } from '../informant';
import { assertReader, type OfMatter } from '../named-persons';

/** 登记反映人: what comes here is sealed already. What was recorded is put right by a named person only. */
export const record: Decide<RecordInformant, Informant, InformantFact, Policy, OfMatter> = (
  { informants },
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'NONE') assertReader(state, lookup, actor);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'informant.recorded.v1', data: { by, at: now, region: actor.region, informants } }];
};
