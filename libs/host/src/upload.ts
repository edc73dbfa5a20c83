import { type Readable } from 'node:stream';
import { type RefusalCode } from '@duban/contracts';
import { inspectBytes } from '@duban/documents';
import { type Actor, Refusal } from '@duban/kernel';
import { noteClassified } from './classified-gate';
import { type ServiceEnv } from './service';

/** The part of a multipart request that holds the one file. */
export type Upload = { file(): Promise<{ filename: string; file: Readable } | undefined> };

/** The file of a request; undefined when there is none, or when what was sent is no form. */
export const fileOf = async <F>(request: { file(): Promise<F | undefined> }): Promise<F | undefined> => {
  try {
    return await request.file();
  } catch (error) {
    // What the parser of forms says has no status; what the server says has.
    if ((error as { statusCode?: number }).statusCode) throw error;
    return undefined;
  }
};

const MEGABYTE = 1024 * 1024;

const read = async (stream: Readable, megabytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= megabytes * MEGABYTE) chunks.push(chunk);
  }
  if (size > megabytes * MEGABYTE) throw new Refusal<RefusalCode>('file.too-large', { max: `${megabytes}MB` });
  return Buffer.concat(chunks);
};

/**
 * A file that is looked at and not kept, through the gate.
 * @throws Refusal file.too-large, file.classified, file.type-not-allowed, file.unreadable
 */
export const lookedAt = async (
  env: ServiceEnv,
  actor: Actor,
  request: Upload,
  { megabytes, entrance }: { megabytes: number; entrance: string },
): Promise<{ bytes: Buffer; mime: string }> => {
  const part = await fileOf(request);
  if (!part) throw new Refusal<RefusalCode>('file.unreadable');
  const bytes = await read(part.file, megabytes);
  const inspection = await inspectBytes(bytes, part.filename);
  if (inspection.ok) return { bytes, mime: inspection.mime };
  if (inspection.code === 'file.classified') await noteClassified(env, actor, entrance, inspection.rule);
  throw new Refusal<RefusalCode>(inspection.code);
};
