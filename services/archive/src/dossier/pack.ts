import { Readable } from 'node:stream';
import { type Attachment } from '@duban/contracts';
import { type ArchiveItem, archivalCode, buildPackage, fourPropertyChecks, type Check } from '@duban/documents';
import { type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { nextNumber, yearOf } from '../number-series';
import { type Package } from './commands/build';
import { type Dossier } from './dossier';
import { type Material, materialsOf } from './materials';

const MAX_BYTES = 512 * 1024 * 1024;
const readAll = async (stream: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** One item a fact that carries content: the fact itself as text, and every file it names. */
const itemsOf = async (env: LookupEnv, materials: readonly Material[]): Promise<ArchiveItem[]> => {
  const items: ArchiveItem[] = [];
  const seen = new Set<string>();
  const record = (m: Material): ArchiveItem => ({
    name: `${m.title}.json`,
    title: `${m.title}记录`,
    documentNo: String(m.data['documentNo'] ?? ''),
    responsible: m.by,
    date: m.at,
    bytes: Buffer.from(JSON.stringify(m.data, null, 2)),
  });
  const attached = async (m: Material, file: Attachment): Promise<ArchiveItem> => ({
    name: file.name.replace(/[\\/]/g, '_'),
    title: file.name.replace(/\.[^.]*$/, ''),
    documentNo: String(m.data['documentNo'] ?? ''),
    responsible: m.by,
    date: m.at,
    bytes: await readAll(env.attachments.open(file.digest)),
  });
  for (const m of materials) {
    if (
      /^(matter\.(registered|opinion-drafted|approved|suspended|resumed|call-recorded|closed|reinstructed)|assignment\.(acknowledged|progress-reported|opinion-submitted|report-drafted|report-signed|reviewed|second-reviewed|(?:return|extension)-[a-z-]+|coordinated|suspended|resumed|overdue-explained|urged|notice-served)|coordination\.[a-z-]+)\./.test(
        m.type,
      )
    )
      items.push(record(m));
    for (const file of m.files) {
      if (seen.has(file.digest)) continue;
      seen.add(file.digest);
      items.push(await attached(m, file));
    }
  }
  return items;
};

/** 编号组包: the archival code is taken under lock; the package is built, stored and named in one transaction. */
export const pack = async (
  env: LookupEnv,
  tx: Tx,
  state: Dossier,
  { matterId }: { matterId: string },
  { actor, now }: LookupRequest,
): Promise<Package> => {
  if (state.status === 'NONE' || !state.retention)
    return { archivalCode: '', manifestDigest: '', items: 0, file: { digest: '', name: '', size: 1, mime: '' } };
  if (state.status === 'BUILT' && state.built) return state.built;
  const { fonds, office } = env.policyFor(actor.region).issuer;
  const materials = await materialsOf(tx, matterId);
  const registered = materials.find((m) => m.type === 'matter.registered.v1')?.data ?? {};
  const approved = materials.find((m) => m.type === 'matter.approved.v1')?.data ?? {};
  const year = yearOf(now);
  const series = `档${fonds}-${year}-${state.retention}`;
  const taken = async (retention: NonNullable<typeof state.retention>): Promise<string> =>
    archivalCode({ fonds, year, retention, serial: await nextNumber(tx, actor.region, series) });
  // Built again after a correction or 重新办理: it has its code, and no number is used up.
  const code = state.built?.archivalCode ?? (await taken(state.retention));
  const items = await itemsOf(env, materials);
  const { bytes, manifestDigest } = await buildPackage({
    archivalCode: code,
    fonds,
    issuer: office,
    matterNo: String(approved['matterNo'] ?? registered['registerNo'] ?? ''),
    title: String(registered['title'] ?? ''),
    year,
    retention: state.retention,
    packedAt: now,
    items,
    steps: materials.map(({ at, title, detail, by }) => ({ at, title, detail, by })),
    supplement: state.supplement ?? '',
  });
  const { digest, size } = await env.attachments.put(Readable.from([Buffer.from(bytes)]), {
    maxBytes: MAX_BYTES,
    by: env.name,
  });
  return {
    archivalCode: code,
    manifestDigest,
    items: items.length,
    file: { digest, size, name: `${code}.zip`, mime: 'application/zip' },
  };
};

/** 四性检测 of the stored package, as it lies there. */
export const inspect = async (env: LookupEnv, _tx: Tx, state: Dossier): Promise<{ checks: Check[] }> => {
  if (state.status === 'NONE' || !state.built) return { checks: [] };
  const bytes = await readAll(env.attachments.open(state.built.file.digest));
  const { manifestDigest, items, archivalCode: code } = state.built;
  return {
    checks: await fourPropertyChecks(bytes, { manifestDigest, items, archivalCode: code, missing: state.missing }),
  };
};
