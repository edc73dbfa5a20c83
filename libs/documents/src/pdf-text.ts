import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type Budget, Unreadable } from './zip-entries';

const unpack = promisify(inflate);
/** Pictures: they hold no text, and a scan is mostly that. */
const PICTURE = /\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b|\/Subtype\s?\/Image\b/;
const MOST_STREAMS = 50_000;
const MOST_FONTS = 16;
const MOST_GLYPHS = 65_536;
/** Trying every table costs; marks stand at the head, so what comes after this much is read as it stands only. */
const READ_BY_TABLE = 2 * 1024 * 1024;
const DICTIONARY_WITHIN = 4_096;

/** A font's table of what its glyph numbers stand for (ToUnicode). */
type GlyphTable = ReadonlyMap<string, string>;

/**
 * Texts of a PDF as far as they can be had: what text operators write, read as it stands and through each font's
 * table of characters. Fonts are not followed to their pages, so every table is tried. @throws Unreadable
 */
export const pdfTexts = async (bytes: Buffer, budget: Budget): Promise<string[]> => {
  const streams = await contentStreams(bytes, budget);
  const tables = streams.filter((text) => text.includes('beginbf')).map(glyphTable);
  const pages = streams.filter((text) => /T[jJ*'"]/.test(text));
  let readByTable = READ_BY_TABLE;
  return pages.flatMap((page) => {
    const shown = [...page.matchAll(/\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]{2,})>/g)].map(([, literal, hex]) =>
      hex === undefined ? { literal: literal ?? '' } : { hex: hex.replace(/\s/g, '').toUpperCase() },
    );
    const asIs = shown.map((part) => ('hex' in part ? utf16(part.hex) : utf8(part.literal))).join('');
    readByTable -= page.length;
    const read = tables
      .slice(0, readByTable > 0 ? MOST_FONTS : 0)
      .map((table) => shown.map((part) => ('hex' in part ? byTable(part.hex, table) : '')).join(''));
    return [asIs, ...read];
  });
};

const contentStreams = async (bytes: Buffer, budget: Budget): Promise<string[]> => {
  const texts: string[] = [];
  let count = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const close = bytes.indexOf('endstream', at);
    if (close < 0) break;
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY_WITHIN), at);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj')));
    if ((count += 1) > MOST_STREAMS) throw new Unreadable();
    if (!PICTURE.test(dictionary)) {
      const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
      texts.push(await streamText(bytes.subarray(start, close), dictionary, budget));
    }
    at = close + 3;
  }
  return texts;
};

const streamText = async (data: Buffer, dictionary: string, budget: Budget): Promise<string> => {
  let raw = data;
  if (dictionary.includes('/FlateDecode'))
    try {
      raw = await unpack(data, { maxOutputLength: Math.max(1, budget.left) });
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable();
      return ''; // damaged or encrypted: a reader cannot show it either without the key
    }
  budget.left -= raw.length;
  if (budget.left <= 0) throw new Unreadable();
  return raw.toString('latin1');
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
const byTable = (hex: string, table: GlyphTable): string => {
  const width = table.keys().next().value?.length ?? 4;
  let text = '';
  for (let at = 0; at < hex.length; at += width) text += table.get(hex.slice(at, at + width)) ?? '';
  return text;
};
const utf16 = (hex: string): string =>
  Buffer.from(hex.slice(0, hex.length - (hex.length % 4)), 'hex')
    .swap16()
    .toString('utf16le');
const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
