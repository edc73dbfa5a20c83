import { type AppraiseDossier, type DossierFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { openedIn } from '../rules/opened';

/** 鉴定: retention and openness; refused while something required is missing and unexplained. */
export const appraise: Decide<AppraiseDossier, Dossier, DossierFact, Policy> = (
  { retention, open },
  state,
  { actor, now },
) => {
  const { missing, supplement } = openedIn(state, '鉴定', 'COLLECTED', 'CHECKED', 'DECLINED');
  if (missing.length > 0 && !supplement)
    throw new Refusal<RefusalCode>('dossier.incomplete', { missing: missing.join('、') });
  return [{ type: 'dossier.appraised.v1', data: { by: { id: actor.id, name: actor.name }, at: now, retention, open } }];
};
