import { hash } from 'node:crypto';

/** One line of the journal before it is numbered: what the hash covers. */
export type Entry = Readonly<{
  stream: string;
  version: number;
  type: string;
  region: string;
  data: unknown;
  meta: unknown;
}>;

/** JSON with sorted keys and without undefined: equal values give equal text, also after a way through jsonb. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members += `${members && ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${members}}`;
};

/** SM3 as hex. */
export const sm3 = (text: string): string => hash('sm3', text, 'hex');

/** What the hash of a line covers, as text. */
export const covered = ({ stream, version, type, region, data, meta }: Entry): string =>
  canonical({ stream, version, type, region, data, meta });

/** I-19: each line is chained to the line before it in its stream; the first to an empty head. */
export const chained = (head: string, entry: Entry): string => sm3(head + covered(entry));

/** The first line that does not follow from the one before it, or undefined. Rows of one stream in order of version. */
export const firstBroken = (rows: readonly (Entry & { hash: string })[], head?: string): number | undefined => {
  let last = '';
  for (const [i, row] of rows.entries()) {
    if (row.version !== i + 1 || chained(last, row) !== row.hash) return i + 1;
    last = row.hash;
  }
  return head !== undefined && head !== last ? rows.length + 1 : undefined;
};
