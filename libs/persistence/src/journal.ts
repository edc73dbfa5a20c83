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

/** Texts that JSON writes as they are; asking is cheaper than writing them out. */
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
const KEYS_REMEMBERED = 5_000;
const quotedKeys = new Map<string, string>();
/** Commands and facts have few different keys, and each of them very often. */
const quotedKey = (key: string): string => {
  const known = quotedKeys.get(key);
  if (known) return known;
  const quoted = `${JSON.stringify(key)}:`;
  if (quotedKeys.size < KEYS_REMEMBERED) quotedKeys.set(key, quoted);
  return quoted;
};

/** JSON with sorted keys and without undefined: equal values give equal text, also after a way through jsonb. */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return plain.test(value) ? `"${value}"` : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  let members = '';
  if (Array.isArray(value)) {
    for (const item of value) members += `${members && ','}${canonical(item)}`;
    return `[${members}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members += `${members && ','}${quotedKey(key)}${canonical(member)}`;
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
