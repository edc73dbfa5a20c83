import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { findClassifiedMark } from './confidentiality';

/** What an uploaded file turned out to be, or why it is not accepted. */
export type Inspection =
  | Readonly<{ ok: true; mime: string }>
  | Readonly<{ ok: false; code: 'file.classified'; rule: string }>
  | Readonly<{ ok: false; code: 'file.type-not-allowed' | 'file.unreadable' }>;

const allowed = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.ms-excel',
  'application/msword',
  'application/x-cfb',
]);
const MAX_ENTRIES = 2_000;
const MAX_INFLATED = 32 * 1024 * 1024;
const MAX_RATIO = 200;
const readable =
  /^(word\/(document|header\d*|footer\d*)|xl\/(sharedStrings|worksheets\/sheet\d+)|ppt\/slides\/slide\d+|docProps\/core|OFD|Doc_\d+\/.*)\.xml$/;

class Unreadable extends Error {}

/** Type by content, then every text that can be read for a classification mark. Bounded in entries, size and ratio. */
export const inspectFile = async (file: string, name: string): Promise<Inspection> => {
  const inName = findClassifiedMark(name.replace(/\.[^.]*$/, ''));
  if (inName) return { ok: false, code: 'file.classified', rule: inName };
  const bytes = await readFile(file);
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mime = type?.mime ?? (isText(bytes) ? 'text/plain' : undefined);
  if (!mime || (mime !== 'text/plain' && !allowed.has(mime))) return { ok: false, code: 'file.type-not-allowed' };
  try {
    const rule = firstMark(mime === 'text/plain' ? [bytes.toString('utf8')] : textsIn(bytes, mime));
    return rule ? { ok: false, code: 'file.classified', rule } : { ok: true, mime };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return { ok: false, code: 'file.unreadable' };
    throw error;
  }
};

const firstMark = (texts: Iterable<string>): string | undefined => {
  for (const text of texts) {
    const rule = findClassifiedMark(text);
    if (rule) return rule;
  }
  return undefined;
};
const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 4096).includes(0);

const textsIn = (bytes: Buffer, mime: string): Iterable<string> => {
  if (mime === 'application/pdf') return pdfTexts(bytes);
  if (mime.startsWith('image/')) return [];
  return mime === 'application/msword' || mime === 'application/vnd.ms-excel' || mime === 'application/x-cfb'
    ? [bytes.toString('utf16le')]
    : zipTexts(bytes);
};

/** Names and readable parts of a zip, by its central directory; nothing is written anywhere. */
function* zipTexts(bytes: Buffer): Generator<string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Unreadable();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new Unreadable();
  let inflated = 0;
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Unreadable();
    const method = bytes.readUInt16LE(at + 10);
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (name.includes('..') || path.isAbsolute(name)) throw new Unreadable();
    yield path.posix.basename(name).replace(/\.[^.]*$/, '');
    inflated += size;
    if (inflated > MAX_INFLATED || (packed > 0 && size / packed > MAX_RATIO && size > 1_000_000))
      throw new Unreadable();
    if (readable.test(name) || /\.(txt|csv|md)$/i.test(name)) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(start, start + packed);
      const raw = method === 0 ? data : inflateRawSync(data, { maxOutputLength: MAX_INFLATED });
      yield paragraphs(raw.toString('utf8'));
    }
    at += 46 + nameLength + extra + comment;
  }
}
const paragraphs = (xml: string): string =>
  xml
    .replace(/<\/(?:w:p|a:p|si|row)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<');

/** Best effort: text operators of the streams of a PDF, literal and as UTF-16 hex. */
function* pdfTexts(bytes: Buffer): Generator<string> {
  const source = bytes.toString('latin1');
  let budget = MAX_INFLATED;
  for (const match of source.matchAll(/stream\r?\n([\s\S]*?)endstream/g)) {
    const raw = Buffer.from(match[1] ?? '', 'latin1');
    let text = raw;
    try {
      text = inflateSync(raw, { maxOutputLength: Math.max(1, budget) });
    } catch {
      // not deflated, or an image: read as it is
    }
    budget -= text.length;
    if (budget <= 0) throw new Unreadable();
    const content = text.toString('latin1');
    yield [...content.matchAll(/\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]{4,})>/g)]
      .map(([, literal, hex]) => (hex ? utf16(hex) : utf8(literal ?? '')))
      .join('');
  }
}
const utf16 = (hex: string): string =>
  Buffer.from(hex.slice(0, hex.length - (hex.length % 4)), 'hex')
    .swap16()
    .toString('utf16le');
const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
