import { type DossierFact, type Policy, type SupplementDossier } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { openedIn } from '../rules/opened';

/** 补正: the explanation stays in the dossier in place of what cannot be supplied. */
export const supplement: Decide<SupplementDossier, Dossier, DossierFact, Policy> = (
  { explanation },
  state,
  { actor, now },
) => {
  openedIn(state, '补正', 'COLLECTED', 'CHECKED', 'DECLINED');
  return [{ type: 'dossier.supplemented.v1', data: { by: { id: actor.id, name: actor.name }, at: now, explanation } }];
};
