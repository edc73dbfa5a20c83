import { type AppraiseDossier, type DossierFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { dueIn, type OfMatter } from '../rules/opened';

/** 鉴定: retention and openness; refused while something required is missing and unexplained, and before what did not pass is corrected. */
export const appraise: Decide<AppraiseDossier, Dossier, DossierFact, Policy, OfMatter> = (
  { retention, open },
  state,
  { actor, now, lookup },
) => {
  const { missing, supplement } = dueIn(state, lookup, '鉴定', 'COLLECTED');
  if (missing.length > 0 && !supplement)
    throw new Refusal<RefusalCode>('dossier.incomplete', { missing: missing.join('、') });
  return [{ type: 'dossier.appraised.v1', data: { by: { id: actor.id, name: actor.name }, at: now, retention, open } }];
};
