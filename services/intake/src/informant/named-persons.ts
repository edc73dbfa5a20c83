import { type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type RecordedInformant } from './informant';

type Named = { id: string; name: string };
/** What the matter says to it; undefined: not registered yet, or not for this person. */
export type OfMatter = Readonly<{ supervisor: Named | null; units: readonly string[] }> | undefined;

/** 知悉人: who recorded it, who answers for the matter, and whom the office director named. */
export const readersOf = ({ recordedBy, entrusted }: RecordedInformant, matter: OfMatter): Named[] => [
  ...new Map(
    [recordedBy, ...(matter?.supervisor ? [matter.supervisor] : []), ...entrusted].map(({ id, name }) => [
      id,
      { id, name },
    ]),
  ).values(),
];

/**
 * Named in person: a delegation (代理) does not hand it on; and nobody of a unit that handles the matter.
 * @throws Refusal informant.own-unit, informant.not-named
 */
export const assertReader = (state: RecordedInformant, matter: OfMatter, { id, units }: Actor): void => {
  if (units.some((unit) => matter?.units.includes(unit))) throw new Refusal<RefusalCode>('informant.own-unit');
  if (!readersOf(state, matter).some((reader) => reader.id === id))
    throw new Refusal<RefusalCode>('informant.not-named');
};
