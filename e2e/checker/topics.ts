import { createHash } from 'node:crypto';
import { type Envelope, toEnvelope } from '@duban/messaging';
import { canonical } from '@duban/persistence';
import { type Findings } from './findings';
import { type Line } from './journal';
import { type Snapshot } from './snapshot';

/** The first record of a fact on the topics. */
export type OnTopic = Readonly<{
  topic: string;
  partition: number;
  /** ascending within the partition */
  position: bigint;
  /** of the whole envelope */
  digest: string;
}>;

/** Ledger 3, wherever it lies. */
export type Topics = Readonly<{
  /** what there is of these lines, which come in the order of their streams; fact id → record */
  of(service: string, lines: readonly Line[]): Promise<ReadonlyMap<string, OnTopic>>;
  /** names what is on the topics and in no journal; `services` are those whose journals are known */
  unwritten(services: ReadonlyMap<string, Snapshot>, findings: Findings): Promise<void>;
  close(): Promise<void>;
}>;

/** Equal envelopes have equal digests. */
export const digestOf = (envelope: unknown): string =>
  createHash('sha256').update(canonical(envelope)).digest('base64url').slice(0, 22);

export const expectedDigest = (service: string, line: Line): string => digestOf(toEnvelope(service, line));

type Message = { id: string; topic: string; position: string; value: Envelope };

/** What one page of the topic says of itself, as far as it is an envelope of ours. */
type Claim = Readonly<{ id: string; service: string; stream: string; version: number; region: string }>;

/** The service that an envelope says it comes from. */
export const sourceOf = ({ source }: Partial<Envelope>): string => /^\/duban\/(\w+)$/.exec(source ?? '')?.[1] ?? '';

/** Which of these have no line in the journal of their service. */
export const strangers = async (journal: Snapshot, service: string, claims: readonly Claim[]): Promise<string[]> => {
  const rows = await journal.query<{ id: string }>(
    `select x.id from unnest($1::uuid[], $2::uuid[], $3::int[]) as x(id, stream, version)
     where not exists (select from ${service}.journal j where j.stream = x.stream and j.version = x.version and j.id = x.id)`,
    [claims.map(({ id }) => id), claims.map(({ stream }) => stream), claims.map(({ version }) => version)],
  );
  return rows.map(({ id }) => id);
};

/** Names those of a page of the topics that no journal knows. */
export const nameStrangers = async (
  claims: readonly Claim[],
  services: ReadonlyMap<string, Snapshot>,
  findings: Findings,
): Promise<void> => {
  const known = claims.filter(({ service }) => services.has(service));
  for (const [service, journal] of services) {
    const own = known.filter((claim) => claim.service === service);
    if (own.length === 0) continue;
    findings.checked('unwritten', own.length);
    const unknown = new Set(await strangers(journal, service, own));
    for (const { id, stream, version } of own)
      if (unknown.has(id))
        findings.found({ rule: 'unwritten', service, stream, version, fact: id, what: '主题上有这条事实,日志里没有' });
  }
};

/** The tables of the PostgreSQL transport. */
export const postgresTopics = (snapshot: Snapshot): Topics => ({
  of: async (_service, lines) => {
    const rows = await snapshot.query<Message>(
      'select id, topic, position, value from transport.message where id = any($1)',
      [lines.map(({ id }) => id)],
    );
    return new Map(
      rows.map(({ id, topic, position, value }) => [
        id,
        { topic, partition: 0, position: BigInt(position), digest: digestOf(value) },
      ]),
    );
  },
  unwritten: async (services, findings) => {
    const pages = snapshot.pages<Claim & { position: string; source: string }>(
      `select position, id, value ->> 'source' as source, value ->> 'subject' as stream,
         (value ->> 'sequence')::int as version, value ->> 'tenant' as region
       from transport.message where position > $1 order by position`,
      ['-1'],
      ({ position }) => [position],
    );
    for await (const rows of pages)
      await nameStrangers(
        rows.map((row) => ({ ...row, service: sourceOf(row) })),
        services,
        findings,
      );
  },
  close: async () => undefined,
});
