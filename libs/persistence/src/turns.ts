/**
 * The same, and when there are more than fit at once, in turns: the first of each group, then the second of each, in the
 * order they came. Who asks fifty times as much as the others waits for its own, not they for it.
 */
export const takeTurns = <T>(waiting: readonly T[], atOnce: number, groupOf: (one: T) => string): readonly T[] => {
  if (waiting.length <= atOnce) return waiting;
  const groups = new Map<string, T[]>();
  for (const one of waiting) {
    const group = groups.get(groupOf(one));
    if (group) group.push(one);
    else groups.set(groupOf(one), [one]);
  }
  if (groups.size === 1) return waiting;
  const all = [...groups.values()];
  const longest = Math.max(...all.map((group) => group.length));
  const turns: T[] = [];
  for (let turn = 0; turn < longest; turn += 1)
    for (const group of all) {
      const one = group[turn];
      if (one !== undefined) turns.push(one);
    }
  return turns;
};
