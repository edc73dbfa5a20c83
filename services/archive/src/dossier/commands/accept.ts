import { type AcceptDossier, type DossierFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { dueIn, type OfMatter } from '../rules/opened';

/** 档案接收: only what passed the four-property check enters the archive; afterwards it never changes (I-24). */
export const accept: Decide<AcceptDossier, Dossier, DossierFact, Policy, OfMatter> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const { passed, built } = dueIn(state, lookup, '接收', 'CHECKED');
  const by = { id: actor.id, name: actor.name };
  if (!agree) return [{ type: 'dossier.declined.v1', data: { by, at: now, agree, opinion } }];
  if (!passed || !built) throw new Refusal<RefusalCode>('dossier.check-failed');
  return [{ type: 'dossier.accepted.v1', data: { by, at: now, agree, opinion, archivalCode: built.archivalCode } }];
};
