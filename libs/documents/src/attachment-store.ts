import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The stream is longer than allowed; nothing was kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}
export type Stored = Readonly<{ digest: string; size: number }>;

/** 附件: bytes under their SM3 digest. Bytes come first and rows after, so there is never a row without bytes. */
export interface AttachmentStore {
  /** @throws TooLarge */
  put(bytes: Readable, options: { maxBytes: number }): Promise<Stored>;
  has(digest: string): boolean;
  open(digest: string): Readable;
  /** where the bytes lie, for inspection before a row names them */
  pathOf(digest: string): string;
  remove(digest: string): Promise<void>;
  /** removes what no row names and is older; answers how many */
  sweep(isNamed: (digest: string) => Promise<boolean>, olderThanMs: number): Promise<number>;
}

/** Attachments on a disk: written aside, flushed, and moved under their digest in one step. */
export const diskStore = (folder: string): AttachmentStore => {
  const pathOf = (digest: string): string => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest');
    return path.join(folder, digest.slice(0, 2), digest);
  };
  return {
    pathOf,
    has: (digest) => existsSync(pathOf(digest)),
    open: (digest) => createReadStream(pathOf(digest)),
    remove: (digest) => rm(pathOf(digest), { force: true }),
    put: async (bytes, { maxBytes }) => {
      await mkdir(path.join(folder, 'incoming'), { recursive: true });
      const aside = path.join(folder, 'incoming', randomUUID());
      const hash = createHash('sm3');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          hash.update(chunk);
          done(size > maxBytes ? new TooLarge() : null, chunk);
        },
      });
      try {
        await pipeline(bytes, measure, createWriteStream(aside));
        await flush(aside);
        const digest = hash.digest('hex');
        await mkdir(path.dirname(pathOf(digest)), { recursive: true });
        await rename(aside, pathOf(digest));
        await flush(path.dirname(pathOf(digest)));
        return { digest, size };
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    sweep: async (isNamed, olderThanMs) => {
      let removed = 0;
      for (const shelf of await readdir(folder).catch(() => []))
        for (const name of await readdir(path.join(folder, shelf)).catch(() => [])) {
          const file = path.join(folder, shelf, name);
          if (Date.now() - (await stat(file)).mtimeMs < olderThanMs) continue;
          if (shelf !== 'incoming' && (await isNamed(name))) continue;
          await rm(file, { force: true });
          removed += 1;
        }
      return removed;
    },
  };
};

/** Onto the disk: a file's bytes, or a folder's names. Windows cannot open a folder, and keeps its names by itself. */
const flush = async (at: string): Promise<void> => {
  const isFolder = (await stat(at)).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const handle = await open(at, isFolder ? 'r' : 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
