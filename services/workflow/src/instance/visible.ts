import { type InstanceHistory } from './process-history';

/** Process instance → the one that called it, null for the root. */
export const parentsOf = ({ processes, elements }: InstanceHistory): ReadonlyMap<string, string | null> => {
  const processOf = new Map(elements.map(({ key, process }) => [key, process]));
  return new Map(processes.map(({ key, caller }) => [key, caller === null ? null : (processOf.get(caller) ?? null)]));
};

/**
 * What a unit may see of a matter's processes (I-20): the matter's own, and the way down to the steps it has held itself;
 * not how the other units are getting on.
 * @param own process instances that hold to-dos of the unit, open or done
 */
export const visibleToUnit = (history: InstanceHistory, own: readonly string[]): ReadonlySet<string> => {
  const parents = parentsOf(history);
  const seen = new Set([...parents].filter(([, parent]) => parent === null).map(([key]) => key));
  for (const start of own)
    for (let key: string | null | undefined = start; key && !seen.has(key); key = parents.get(key)) seen.add(key);
  return seen;
};
