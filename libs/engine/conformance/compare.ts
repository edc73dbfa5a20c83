import { type Message } from './client';

/** JSON with sorted keys: the order of keys in an object means nothing. */
const canonical = (value: Message): string =>
  JSON.stringify(value, (_, v: Message) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** Instances that no step named (`<process>#n`) are compared up to a consistent renaming, by order of appearance. */
const renamed = (steps: readonly Message[]): string[] => {
  const names = new Map<string, string>();
  return steps.map((step) =>
    canonical(step)
      .replace(/<[\w#-]+\/[\w#-]+>/g, '<key>')
      .replace(/[\w-]+#\d+/g, (name) => {
        if (!names.has(name)) names.set(name, `~${names.size + 1}`);
        return names.get(name) as string;
      }),
  );
};

/** The first step in which the client saw something else, or undefined. A step without a recorded answer is passed over. */
export const firstDifference = (
  recorded: readonly { n: number; do: string; client: Message }[],
  seen: readonly Message[],
): { n: number; do: string; recorded: Message; seen: Message } | undefined => {
  const want = renamed(recorded.map((step) => step.client));
  const got = renamed(seen);
  const at = recorded.findIndex((step, i) => !('unanswered' in step.client) && want[i] !== got[i]);
  const step = recorded[at];
  return step && { n: step.n, do: step.do, recorded: step.client, seen: seen[at] };
};
