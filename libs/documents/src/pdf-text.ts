import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { byTable, fontTables, type GlyphTable, type PdfStream, utf16 } from './pdf-fonts';
import { type Budget, Unreadable } from './zip-entries';

const unpack = promisify(inflate);
/** Pictures: they hold no text, and a scan is mostly that. */
const PICTURE = /\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b|\/Subtype\s?\/Image\b/;
const MOST_STREAMS = 50_000;
const DICTIONARY_WITHIN = 4_096;
/** Reading takes time, and marks stand at the head: what page content comes after this much is not read. */
const MOST_PAGE_CONTENT = 4 * 1024 * 1024;
/** How many fonts of one name are tried. */
const MOST_MEANINGS = 8;

type Fonts = ReadonlyMap<string, GlyphTable[]>;

/**
 * Texts of a PDF as far as they can be had without laying it out: what text operators write, as it stands and through
 * the fonts' tables of characters. @throws Unreadable
 */
export const pdfTexts = async (bytes: Buffer, budget: Budget): Promise<string[]> => {
  const { streams, plain } = await contentStreams(bytes, budget);
  const fonts = fontTables(streams, plain);
  let left = MOST_PAGE_CONTENT;
  return streams
    .filter(({ text }) => /T[jJ*'"]/.test(text))
    .flatMap(({ text }) => {
      const page = text.slice(0, Math.max(0, left));
      left -= page.length;
      return pageTexts(page, fonts);
    });
};

const pageTexts = (page: string, fonts: Fonts): string[] => {
  const operators = /\/([^\s/<>[\]()]{1,64})\s+[-\d.]+\s+Tf|\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]{2,})>/g;
  const texts = [''];
  let meanings: GlyphTable[] = [];
  for (const [, font, literal, packed] of page.matchAll(operators)) {
    if (font !== undefined) {
      meanings = (fonts.get(font) ?? []).slice(0, MOST_MEANINGS);
      while (texts.length <= meanings.length) texts.push(texts[texts.length - 1] ?? '');
      continue;
    }
    const hex = (packed ?? Buffer.from(unescaped(literal ?? ''), 'latin1').toString('hex')).replace(/\s/g, '');
    const read = meanings.map((table) => byTable(hex.toUpperCase(), table));
    texts[0] += packed === undefined ? utf8(literal ?? '') : utf16(hex);
    for (let i = 1; i < texts.length; i += 1) texts[i] += read[Math.min(i, read.length) - 1] ?? '';
  }
  return texts;
};

/** The streams that are no pictures, unpacked, and what lies between streams. */
const contentStreams = async (bytes: Buffer, budget: Budget): Promise<{ streams: PdfStream[]; plain: string }> => {
  const streams: PdfStream[] = [];
  const plain: string[] = [];
  let count = 0;
  let from = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const close = bytes.indexOf('endstream', at);
    if (close < 0) break;
    if ((count += 1) > MOST_STREAMS) throw new Unreadable();
    plain.push(bytes.toString('latin1', from, at));
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY_WITHIN), at);
    const opening = before.lastIndexOf('obj');
    const dictionary = before.slice(Math.max(0, opening));
    if (!PICTURE.test(dictionary)) {
      const object = Number(/(\d{1,10})\s+\d{1,5}\s*$/.exec(before.slice(Math.max(0, opening - 24), opening))?.[1]);
      const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
      streams.push({ object, dictionary, text: await streamText(bytes.subarray(start, close), dictionary, budget) });
    }
    from = close + 9;
    at = close + 3;
  }
  plain.push(bytes.toString('latin1', from));
  return { streams, plain: plain.join(' endobj ') };
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

const unescaped = (literal: string): string =>
  literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, of: string) => escapeOf(of));
const escapeOf = (of: string): string =>
  /^[0-7]/.test(of)
    ? String.fromCharCode(parseInt(of, 8) & 0xff)
    : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[of] ?? of);
const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
