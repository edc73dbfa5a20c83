import { type InformantFact, type Policy, type RefusalCode, type RevealInformant } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Informant } from '../informant';
import { assertReader, type OfMatter } from '../named-persons';

/** 查看反映人: who, when and why, before anything is shown. */
export const reveal: Decide<RevealInformant, Informant, InformantFact, Policy, OfMatter> = (
  { reason },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || !lookup) throw new Refusal<RefusalCode>('informant.not-recorded');
  assertReader(state, lookup, actor);
  return [{ type: 'informant.revealed.v1', data: { by: { id: actor.id, name: actor.name }, at: now, reason } }];
};
