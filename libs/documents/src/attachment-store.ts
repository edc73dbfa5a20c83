import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The stream is longer than allowed; nothing was kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}
export type Stored = Readonly<{ digest: string; size: number }>;

/**
 * 附件: bytes under their SM3 digest. Bytes come first and rows after, so there is never a row without bytes. Bytes that
 * are new are on probation with the service that put them, until a sweep has seen a row of it that names them.
 */
export interface AttachmentStore {
  /**
   * @param options `by`: the service whose row is going to name them; `region` when somebody uploads them: commands of
   *   that region alone may name them
   * @throws TooLarge
   */
  put(bytes: Readable, options: { maxBytes: number; by: string; region?: string }): Promise<Stored>;
  has(digest: string): boolean;
  /** whether they were uploaded in that region: bytes of another one and none at all are the same */
  uploadedIn(region: string, digest: string): boolean;
  open(digest: string): Readable;
  /** where the bytes lie, for inspection before a row names them */
  pathOf(digest: string): string;
  remove(digest: string): Promise<void>;
  /**
   * Ends the probation of what `by` put longer ago: what no row names is removed, with what was left half written;
   * answers how many files that were. Bytes that were named once are never looked at again.
   * @param named which of these digests rows of `by` name
   */
  sweep(
    by: string,
    named: (digests: readonly string[]) => Promise<readonly string[]>,
    olderThanMs: number,
  ): Promise<number>;
}

/** Attachments on a disk: written aside, flushed, and moved under their digest in one step. */
export const diskStore = (folder: string): AttachmentStore => {
  const pathOf = (digest: string): string => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest');
    return path.join(folder, digest.slice(0, 2), digest);
  };
  const incoming = path.join(folder, 'incoming');
  const probation = path.join(folder, 'probation');
  /** Everybody who put these bytes and has not been seen to name them. */
  const onProbation = (digest: string): Promise<string[]> => names(path.join(probation, digest));
  const regions = path.join(folder, 'regions');
  const markOf = (region: string, digest: string): string => path.join(regions, region, digest);
  const remove = async (digest: string): Promise<void> => {
    for (const region of await names(regions)) await rm(markOf(region, digest), { force: true });
    await rm(pathOf(digest), { force: true });
  };
  return {
    pathOf,
    has: (digest) => existsSync(pathOf(digest)),
    uploadedIn: (region, digest) => existsSync(pathOf(digest)) && existsSync(markOf(region, digest)),
    open: (digest) => createReadStream(pathOf(digest)),
    remove,
    put: async (bytes, { maxBytes, by, region }) => {
      await mkdir(incoming, { recursive: true });
      const aside = path.join(incoming, randomUUID());
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
        // What is there and on nobody's probation is named by a row: it stays, whatever becomes of this one.
        if (!existsSync(pathOf(digest)) || (await onProbation(digest)).length > 0) {
          const marks = path.join(probation, digest);
          await mkdir(marks, { recursive: true });
          await writeFile(path.join(marks, by), '');
          await flush(marks);
          await flush(probation);
        }
        await rename(aside, pathOf(digest));
        if (region) {
          await mkdir(path.dirname(markOf(region, digest)), { recursive: true });
          await writeFile(markOf(region, digest), '');
        }
        await flush(path.dirname(pathOf(digest)));
        return { digest, size };
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    sweep: async (by, named, olderThanMs) => {
      const old = async (file: string): Promise<boolean> =>
        Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Infinity) >= olderThanMs;
      let removed = 0;
      for (const name of await names(incoming)) {
        if (!(await old(path.join(incoming, name)))) continue;
        await rm(path.join(incoming, name), { force: true });
        removed += 1;
      }
      const due: string[] = [];
      for (const digest of await names(probation)) if (await old(path.join(probation, digest, by))) due.push(digest);
      const kept = new Set(due.length > 0 ? await named(due) : []);
      for (const digest of due) {
        const mark = path.join(probation, digest, by);
        // Somebody may have put the same bytes meanwhile.
        if (!(await old(mark))) continue;
        if (!kept.has(digest) && (await onProbation(digest)).length === 1) {
          await remove(digest);
          removed += 1;
        }
        await rm(mark, { force: true });
        await rmdir(path.dirname(mark)).catch(() => undefined); // somebody else's mark is there
      }
      return removed;
    },
  };
};

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

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
