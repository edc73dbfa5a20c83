import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findClassifiedMark } from './confidentiality';
import { pdfTexts } from './pdf-text';
import { type Budget, decodeText, Unreadable, zipEntries } from './zip-entries';

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
const MAX_INFLATED = 32 * 1024 * 1024;
const MAX_NESTING = 3;
const textParts =
  /^(word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/(sharedStrings|worksheets\/sheet\d+)|ppt\/slides\/slide\d+|docProps\/(core|app|custom)|OFD|Doc_\d+\/.*)\.xml$/;
const nestedFiles = /\.(zip|docx?|xlsx?|pptx?|wps|et|dps|ofd|pdf)$/i;

/**
 * Type by content, then every text that can be read for a classification mark, in archives within archives
 * too. Bounded in entries, nesting, ratio and in what is unpacked altogether; unpacking leaves the event loop free.
 * A scanned picture cannot be read: for it the sender's declaration stands.
 */
export const inspectFile = async (file: string, name: string): Promise<Inspection> =>
  inspectBytes(await readFile(file), name);

/** The same of a file that is not kept. */
export const inspectBytes = async (bytes: Buffer, name: string): Promise<Inspection> => {
  const inName = findClassifiedMark(name.replace(/\.[^.]*$/, ''));
  if (inName) return { ok: false, code: 'file.classified', rule: inName };
  const mime = await typeOf(bytes);
  if (!mime) return { ok: false, code: 'file.type-not-allowed' };
  try {
    for await (const text of textsIn(bytes, mime, { left: MAX_INFLATED }, 1)) {
      const rule = findClassifiedMark(text);
      if (rule) return { ok: false, code: 'file.classified', rule };
    }
    return { ok: true, mime };
  } catch (error) {
    if (unreadable(error)) return { ok: false, code: 'file.unreadable' };
    throw error;
  }
};

/** Every text that can be read in a file that was accepted: of a scanned picture none. */
export async function* fileTexts(file: string): AsyncGenerator<string> {
  const bytes = await readFile(file);
  const mime = await typeOf(bytes);
  if (mime) yield* textsIn(bytes, mime, { left: MAX_INFLATED }, 1);
}

/** Reading past the end and a damaged deflate stream are the file's fault, anything else is ours. */
export const unreadable = (error: unknown): boolean =>
  error instanceof Unreadable ||
  /^(Z_|ERR_OUT_OF_RANGE$|ERR_BUFFER_)/.test(String((error as { code?: unknown } | undefined)?.code));

const typeOf = async (bytes: Buffer): Promise<string | undefined> => {
  // UTF-16 text, which by its first bytes would pass for sound.
  if (['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) return 'text/plain';
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type) return bytes.subarray(0, 4096).includes(0) ? undefined : 'text/plain';
  return allowed.has(type.mime) ? type.mime : undefined;
};

async function* textsIn(bytes: Buffer, mime: string, budget: Budget, depth: number): AsyncGenerator<string> {
  if (mime === 'text/plain') yield decodeText(bytes);
  else if (mime === 'application/pdf') yield* await pdfTexts(bytes, budget);
  else if (mime === 'application/msword' || mime === 'application/vnd.ms-excel' || mime === 'application/x-cfb')
    yield* compoundTexts(bytes);
  else if (!mime.startsWith('image/')) yield* zipTexts(bytes, budget, depth);
}

async function* zipTexts(bytes: Buffer, budget: Budget, depth: number): AsyncGenerator<string> {
  const entries = zipEntries(bytes);
  for (const { name } of entries) yield path.posix.basename(name).replace(/\.[^.]*$/, '');
  for (const entry of entries)
    if (textParts.test(entry.name)) yield paragraphs((await entry.read(budget)).toString('utf8'));
    else if (/\.(txt|csv|md|xml|html?)$/i.test(entry.name) && !/^(word|xl|ppt)\//.test(entry.name))
      yield paragraphs(decodeText(await entry.read(budget)));
    else if (nestedFiles.test(entry.name)) {
      if (depth >= MAX_NESTING) throw new Unreadable();
      const inner = await entry.read(budget);
      const mime = await typeOf(inner);
      if (mime) yield* textsIn(inner, mime, budget, depth + 1);
    }
}

/** .doc and .xls keep Chinese text as UTF-16, at even or odd offsets. @throws Unreadable for an encrypted document */
function* compoundTexts(bytes: Buffer): Generator<string> {
  const even = bytes.toString('utf16le');
  if (even.includes('EncryptedPackage')) throw new Unreadable();
  yield even;
  yield bytes.subarray(1).toString('utf16le');
}

const paragraphs = (xml: string): string =>
  xml
    .replace(/<\/(?:w:p|a:p|si|row)>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
