import { type DossierFact, type Policy, type RefusalCode, type SupplementDossier } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { dueIn, type OfMatter } from '../rules/opened';

/** 补正: the explanation stays in the dossier in place of what cannot be supplied. What did not pass is appraised again after it. */
export const supplement: Decide<SupplementDossier, Dossier, DossierFact, Policy, OfMatter> = (
  { explanation },
  state,
  { actor, now, lookup },
) => {
  const { status, passed } = dueIn(state, lookup, '补正', 'COLLECTED', 'CHECKED', 'DECLINED');
  if (status === 'CHECKED' && passed) throw new Refusal<RefusalCode>('dossier.wrong-status', { command: '补正' });
  return [{ type: 'dossier.supplemented.v1', data: { by: { id: actor.id, name: actor.name }, at: now, explanation } }];
};
