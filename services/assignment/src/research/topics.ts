// 见微知著 (S-53): problems that recur in several units, as topics that 督查调研 may take up.
import { likeness, type ResearchTopicView } from '@duban/contracts';

/** A problem somebody found, wherever. */
export type Found = { type: ResearchTopicView['type']; what: string; unit: string; at: string };
const ALIKE = 0.3;
const EXAMPLES = 5;

/**
 * Problems of one type that are put alike are one topic, when at least two units have them; those of most units first.
 * @param found the earliest first
 */
export const recurring = (found: readonly Found[]): ResearchTopicView[] => {
  const groups: Found[][] = [];
  for (const one of found) {
    const group = groups.find(([first]) => first && first.type === one.type && likeness(first.what, one.what) >= ALIKE);
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups
    .map((group) => ({
      type: (group[0] as Found).type,
      what: (group[0] as Found).what,
      times: group.length,
      units: [...new Set(group.map(({ unit }) => unit))],
      examples: group.slice(-EXAMPLES).map(({ what, unit, at }) => ({ what, unit, at })),
    }))
    .filter(({ units }) => units.length > 1)
    .sort((a, b) => b.units.length - a.units.length || b.times - a.times)
    .slice(0, 20);
};
