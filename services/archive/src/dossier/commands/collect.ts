import { type DossierFact, type OfDossier, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Dossier } from '../dossier';
import { openedIn } from '../rules/opened';

/** The check-list of R-711 as the materials at hand fill it. */
export type Checklist = readonly { name: string; present: boolean; required: boolean }[];

/** What the check-list found, and by when what is missing is to be supplied. */
export type Collection = { checklist: Checklist; items: number; supplementDueAt: string };

/** 归集案卷: what is required and not there is named. Repeated after 重新办理, up to the transfer (I-24). */
export const collect: Decide<OfDossier, Dossier, DossierFact, Policy, Collection> = (
  { matterId },
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'NONE') openedIn(state, '归集', 'COLLECTED', 'APPRAISED', 'BUILT', 'CHECKED', 'DECLINED');
  const missing = lookup.checklist.filter((row) => row.required && !row.present).map((row) => row.name);
  return [
    {
      type: 'dossier.collected.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        region: actor.region,
        matterId,
        complete: missing.length === 0,
        missing,
        items: lookup.items,
        ...(missing.length > 0 ? { supplementDueAt: lookup.supplementDueAt } : {}),
      },
    },
  ];
};
