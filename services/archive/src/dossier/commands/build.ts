import { type DossierFact, type FactData, type OfDossier, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { openedIn } from '../rules/opened';

/** What the shell made under the lock of the series: code, package and its manifest. */
export type Package = Pick<FactData<'dossier.built.v1'>, 'archivalCode' | 'manifestDigest' | 'file' | 'items'>;

/** 编号组包: the archival code is taken once; a repeated job changes nothing. */
export const build: Decide<OfDossier, Dossier, DossierFact, Policy, Package> = (_, state, { actor, now, lookup }) => {
  if (state.status === 'BUILT') return [];
  openedIn(state, '组包', 'APPRAISED');
  return [{ type: 'dossier.built.v1', data: { by: { id: actor.id, name: actor.name }, at: now, ...lookup } }];
};
