import { type DossierFact, type FactData, type OfDossier, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { openedIn } from '../rules/opened';

/** 四性检测: one failed check blocks the transfer. */
export const check: Decide<
  OfDossier,
  Dossier,
  DossierFact,
  Policy,
  { checks: FactData<'dossier.checked.v1'>['checks'] }
> = (_, state, { actor, now, lookup }) => {
  if (state.status === 'CHECKED') return [];
  openedIn(state, '检测', 'BUILT');
  return [
    {
      type: 'dossier.checked.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        passed: lookup.checks.length > 0 && lookup.checks.every((row) => row.result !== 'fail'),
        checks: lookup.checks,
      },
    },
  ];
};
