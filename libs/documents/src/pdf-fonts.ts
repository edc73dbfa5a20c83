/** What the codes of a font stand for (its ToUnicode table), by code as upper-case hex. */
export type GlyphTable = ReadonlyMap<string, string>;
/** A stream unpacked, with the number of its object and its dictionary. */
export type PdfStream = Readonly<{ object: number; dictionary: string; text: string }>;

const MOST_GLYPHS = 65_536;
const MOST_FONTS = 1_000;

/**
 * The tables a font's name on a page may mean. Names are a page's own, so one name can mean several fonts.
 * @param plain what lies outside of streams: the objects with their dictionaries
 */
export const fontTables = (streams: readonly PdfStream[], plain: string): ReadonlyMap<string, GlyphTable[]> => {
  const dictionaries = [...plainObjects(plain), ...streams.flatMap(packedObjects)];
  const byObject = new Map(streams.map(({ object, text }) => [object, text]));
  const fonts = new Map<number, GlyphTable>();
  for (const { object, text } of dictionaries) {
    const table = byObject.get(Number(/\/ToUnicode\s+(\d+)/.exec(text)?.[1] ?? NaN));
    if (table !== undefined && fonts.size < MOST_FONTS) fonts.set(object, glyphTable(table));
  }
  const names = new Map<string, Set<GlyphTable>>();
  for (const { text } of [...dictionaries, ...streams.map(({ dictionary }) => ({ text: dictionary }))])
    for (const [, name = '', object] of text.matchAll(/\/([^\s/<>[\]()]{1,64})\s+(\d{1,10})\s+\d{1,5}\s+R\b/g)) {
      const table = fonts.get(Number(object));
      if (table) names.set(name, (names.get(name) ?? new Set()).add(table));
    }
  return new Map([...names].map(([name, tables]) => [name, [...tables]]));
};

type PdfObject = Readonly<{ object: number; text: string }>;
const plainObjects = (plain: string): PdfObject[] =>
  plain.split('endobj').flatMap((text) => {
    const start = /(\d{1,10})\s+\d{1,5}\s+obj\b/.exec(text);
    return start ? [{ object: Number(start[1]), text: text.slice(start.index + start[0].length) }] : [];
  });
/** Objects kept in a stream (PDF 1.5): numbers and offsets first, then the objects. */
const packedObjects = ({ dictionary, text }: PdfStream): PdfObject[] => {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? NaN);
  if (!/\/ObjStm\b/.test(dictionary) || Number.isNaN(first)) return [];
  const head = text.slice(0, first).trim().split(/\s+/).map(Number);
  const starts = head.filter((_, i) => i % 2 === 1);
  return starts.map((start, i) => ({
    object: head[2 * i] ?? NaN,
    text: text.slice(first + start, until(starts, i, first)),
  }));
};
const until = (starts: readonly number[], i: number, first: number): number | undefined => {
  const next = starts[i + 1];
  return next === undefined ? undefined : first + next;
};

const sections = (cmap: string, kind: 'char' | 'range'): string[] =>
  cmap
    .split(`beginbf${kind}`)
    .slice(1)
    .map((text) => text.split(`endbf${kind}`, 1)[0] ?? '');

const glyphTable = (cmap: string): GlyphTable => {
  const table = new Map<string, string>();
  for (const section of sections(cmap, 'char'))
    for (const [, code = '', text = ''] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      if (table.size < MOST_GLYPHS) table.set(code.toUpperCase(), utf16(text));
  let left = MOST_GLYPHS;
  for (const section of sections(cmap, 'range')) {
    const row = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\][]*)\])/g;
    for (const [, from = '', to = '', first, list] of section.matchAll(row)) {
      const texts = list?.match(/[0-9A-Fa-f]+/g);
      const [low, high] = [parseInt(from, 16), parseInt(to, 16)];
      for (let code = low; code <= high && left > 0; code += 1, left -= 1) {
        const text = texts ? utf16(texts[code - low] ?? '') : shifted(first ?? '', code - low);
        table.set(code.toString(16).toUpperCase().padStart(from.length, '0'), text);
      }
    }
  }
  return table;
};
const shifted = (first: string, by: number): string => {
  const text = utf16(first);
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
};

/** Text of a hex string by a font's table. */
export const byTable = (hex: string, table: GlyphTable): string => {
  const width = table.keys().next().value?.length ?? 4;
  let text = '';
  for (let at = 0; at < hex.length; at += width) text += table.get(hex.slice(at, at + width)) ?? '';
  return text;
};
/** Big-endian UTF-16 written as hex. */
export const utf16 = (hex: string): string =>
  Buffer.from(hex.slice(0, hex.length - (hex.length % 4)), 'hex')
    .swap16()
    .toString('utf16le');
