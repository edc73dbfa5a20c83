import { type AppraiseDossier, type DossierFact, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { dueIn, type OfMatter } from '../rules/opened';

/** `campaign`: the matter is a 大型决策督查. */
export type Appraising = OfMatter & { campaign: boolean };

/**
 * 鉴定: retention and openness; refused while something required is missing and unexplained, before what did not
 * pass is corrected, and when a 大型决策督查 is kept for less than ever without a reason.
 */
export const appraise: Decide<AppraiseDossier, Dossier, DossierFact, Policy, Appraising> = (
  { retention, reason, open },
  state,
  { actor, now, lookup },
) => {
  const { missing, supplement } = dueIn(state, lookup, '鉴定', 'COLLECTED');
  if (missing.length > 0 && !supplement)
    throw new Refusal<RefusalCode>('dossier.incomplete', { missing: missing.join('、') });
  if (lookup.campaign && retention !== 'Y' && reason === '')
    throw new Refusal<RefusalCode>('dossier.retention-unexplained', { retention: words.retention[retention] });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'dossier.appraised.v1', data: { by, at: now, retention, ...(reason ? { reason } : {}), open } }];
};
