import { type Message } from './client';
import { type Log, type Seen } from './scenario';

/** JSON with sorted keys: the order of keys in an object means nothing. */
export const canonical = (value: Message): string =>
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

const isLife = (line: Message): boolean => Boolean(line.kind && line.element && !line.job);
/**
 * Not kept here: that the caller of an instance was migrated, and that a token waiting at a join was put down and taken
 * up again by a migration (two lines).
 */
const isOfCamunda = (line: Message, before: Message): boolean =>
  line.intent === 'ANCESTOR_MIGRATED' ||
  line.intent === 'SEQUENCE_FLOW_DELETED' ||
  (line.flow && before?.intent === 'SEQUENCE_FLOW_DELETED');

/** The part of a log that both engines keep: lives of elements and flows taken, within each instance in their order. */
export const lives = (log: Log): Log =>
  Object.fromEntries(
    Object.entries(log)
      .map(
        ([instance, lines]) =>
          [
            instance,
            lines.filter((line, i) => (line.flow || isLife(line)) && !isOfCamunda(line, lines[i - 1])),
          ] as const,
      )
      .filter(([, lines]) => lines.length > 0),
  );

export type Difference = { n: number; do: string; recorded: Message; seen: Message };

const first = (
  recorded: readonly Seen[],
  seen: readonly Seen[],
  part: (step: Seen) => Message,
): Difference | undefined => {
  const [want, got] = [renamed(recorded.map(part)), renamed(seen.map(part))];
  const at = recorded.findIndex((step, i) => !('unanswered' in step.client) && want[i] !== got[i]);
  const [step, other] = [recorded[at], seen[at]];
  return step && other && { n: step.n, do: step.do, recorded: part(step), seen: part(other) };
};

/** The first step in which the client saw something else, or undefined. A step without a recorded answer is passed over. */
export const clientDifference = (recorded: readonly Seen[], seen: readonly Seen[]): Difference | undefined =>
  first(recorded, seen, (step) => step.client);

/** Of long lists, where they part. */
export const parting = (want: Log, got: Log): { recorded: Log; seen: Log } => {
  const [recorded, seen]: [Log, Log] = [{}, {}];
  for (const instance of new Set([...Object.keys(want), ...Object.keys(got)])) {
    const [a, b] = [want[instance] ?? [], got[instance] ?? []];
    const at = a.findIndex((line, i) => canonical(line) !== canonical(b[i] ?? null));
    if (at < 0 && a.length === b.length) continue;
    const from = Math.max(0, (at < 0 ? a.length : at) - BEFORE);
    recorded[instance] = a.slice(from, from + BEFORE + AFTER);
    seen[instance] = b.slice(from, from + BEFORE + AFTER);
  }
  return { recorded, seen };
};
const BEFORE = 6;
const AFTER = 8;

/** The first step whose log differs, or undefined. */
export const logDifference = (
  recorded: readonly Seen[],
  seen: readonly Seen[],
  kept: (log: Log) => Log = (log) => log,
): Difference | undefined => {
  const difference = first(recorded, seen, (step) => kept(step.records));
  return difference && { ...difference, ...parting(difference.recorded, difference.seen) };
};
