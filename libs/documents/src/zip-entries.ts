import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** The file cannot be read to the end: damaged, encrypted, or more than is looked at. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What may still be unpacked of one upload, everything nested in it included. */
export type Budget = { left: number };
/** An entry by the central directory; `read` unpacks it against the budget. @throws Unreadable */
export type ZipEntry = Readonly<{ name: string; read: (budget: Budget) => Promise<Buffer> }>;

const MOST_ENTRIES = 2_000;
const MOST_RATIO = 200;
/** Small things may compress well: blank sheets do. */
const RATIO_COUNTS_FROM = 1_000_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const NAME_IS_UTF8 = 1 << 11;

const unpack = promisify(inflateRaw);

/**
 * The entries of a zip, nothing written anywhere. Sizes a sender states are used only to refuse: what is unpacked is
 * measured. @throws Unreadable
 */
export const zipEntries = (bytes: Buffer): ZipEntry[] => {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Unreadable();
  const entries: ZipEntry[] = [];
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Unreadable();
    const flags = bytes.readUInt16LE(at + 8);
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    if (flags & ENCRYPTED || (size > RATIO_COUNTS_FROM && size > packed * MOST_RATIO)) throw new Unreadable();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const name = decodeName(bytes.subarray(at + 46, nameEnd), flags);
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name)) throw new Unreadable();
    const method = bytes.readUInt16LE(at + 10);
    const local = bytes.readUInt32LE(at + 42);
    entries.push({ name, read: (budget) => content(bytes, { local, packed, method }, budget) });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const endOf = (bytes: Buffer): number => {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END);
  const end = bytes.lastIndexOf(signature);
  if (end < 0) throw new Unreadable();
  return end;
};

/** Archivers of Chinese Windows write names in GB 18030 and leave the flag unset. */
const decodeName = (raw: Buffer, flags: number): string =>
  flags & NAME_IS_UTF8 ? raw.toString('utf8') : decodeText(raw);

const content = async (
  bytes: Buffer,
  { local, packed, method }: { local: number; packed: number; method: number },
  budget: Budget,
): Promise<Buffer> => {
  if (bytes.readUInt32LE(local) !== LOCAL) throw new Unreadable();
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8) throw new Unreadable();
  const raw = method === 0 ? data : await unpack(data, { maxOutputLength: Math.max(1, budget.left) });
  budget.left -= raw.length;
  if (budget.left <= 0) throw new Unreadable();
  return raw;
};

/** Text in the encoding it is in: by its byte order mark, else UTF-8 if it is that, else GB 18030. */
export const decodeText = (raw: Uint8Array): string => {
  if (raw[0] === 0xff && raw[1] === 0xfe) return new TextDecoder('utf-16le').decode(raw);
  if (raw[0] === 0xfe && raw[1] === 0xff) return new TextDecoder('utf-16be').decode(raw);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
};
