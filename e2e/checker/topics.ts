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

/** A record as it says of itself what it is. */
export type TopicRecord = Readonly<{
  id: string;
  topic: string;
  type: string;
  service: string;
  stream: string;
  version: number;
  partition: number;
  position: bigint;
}>;

/** A record with what lies on it. */
export type FactOnTopic = TopicRecord & Readonly<{ fact: Envelope }>;

/** Ledger 3, wherever it lies. */
export type Topics = Readonly<{
  /** what there is of these lines, which come in the order of their streams; fact id → record */
  of(service: string, lines: readonly Line[]): Promise<ReadonlyMap<string, OnTopic>>;
  /** every record, topic by topic in its order */
  records(): AsyncIterable<readonly TopicRecord[]>;
  /** the same with the facts themselves, in an order in which a consumer may have been given them */
  facts(): AsyncIterable<readonly FactOnTopic[]>;
  /** which of these are still to be handled by the group */
  waiting(group: string, records: readonly TopicRecord[]): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}>;

/** Equal envelopes have equal digests. */
export const digestOf = (envelope: unknown): string =>
  createHash('sha256').update(canonical(envelope)).digest('base64url').slice(0, 22);

export const expectedDigest = (service: string, line: Line): string => digestOf(toEnvelope(service, line));

/** The service that an envelope says it comes from. */
export const sourceOf = (source: unknown): string => /^\/duban\/(\w+)$/.exec(String(source))?.[1] ?? '';

/** Which of these have no line in the journal of their service. */
const strangers = async (journal: Snapshot, service: string, records: readonly TopicRecord[]): Promise<Set<string>> => {
  const rows = await journal.query<{ id: string }>(
    `select x.id from unnest($1::uuid[], $2::uuid[], $3::int[]) as x(id, stream, version)
     where not exists (select from ${service}.journal j where j.stream = x.stream and j.version = x.version and j.id = x.id)`,
    [records.map(({ id }) => id), records.map(({ stream }) => stream), records.map(({ version }) => version)],
  );
  return new Set(rows.map(({ id }) => id));
};

/**
 * Names those records of a page that no journal knows, and gives the others; what comes from elsewhere is none of ours.
 */
export const nameStrangers = async (
  records: readonly TopicRecord[],
  services: ReadonlyMap<string, Snapshot>,
  findings: Findings,
): Promise<TopicRecord[]> => {
  const known: TopicRecord[] = [];
  for (const [service, journal] of services) {
    const own = records.filter((record) => record.service === service);
    if (own.length === 0) continue;
    findings.checked('unwritten', own.length);
    const unknown = await strangers(journal, service, own);
    known.push(...own.filter(({ id }) => !unknown.has(id)));
    for (const { id, stream, version, type } of own)
      if (unknown.has(id))
        findings.found({
          ...{ rule: 'unwritten', service, stream, version, fact: id },
          what: `主题上有这条 ${type},日志里没有`,
        });
  }
  return known;
};

type Message = { id: string; topic: string; position: string; value: Envelope };
/** What a record says of itself; facts of the same stream have the same partition. */
const columns = `position, id, topic, 0 as partition, value ->> 'type' as type, value ->> 'source' as source,
  value ->> 'subject' as stream, (value ->> 'sequence')::int as version`;
type Row = Omit<TopicRecord, 'service' | 'position'> & { position: string; source: string };
const recordOf = <R extends Row>({ source, position, ...row }: R) => ({
  ...row,
  position: BigInt(position),
  service: sourceOf(source),
});

const allOf = <R extends Row>(snapshot: Snapshot, select: string): AsyncGenerator<R[]> =>
  snapshot.pages<R>(
    `select ${select} from transport.message where position > $1 order by position`,
    ['-1'],
    ({ position }) => [position],
  );

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
  records: async function* () {
    for await (const rows of allOf<Row>(snapshot, columns)) yield rows.map(recordOf);
  },
  facts: async function* () {
    for await (const rows of allOf<Row & { fact: Envelope }>(snapshot, `${columns}, value as fact`))
      yield rows.map(recordOf);
  },
  waiting: async (group, records) => {
    const rows = await snapshot.query<{ position: string }>(
      'select position from transport.delivery where grp = $1 and position = any($2)',
      [group, records.map(({ position }) => String(position))],
    );
    const open = new Set(rows.map(({ position }) => position));
    return new Set(records.flatMap(({ id, position }) => (open.has(String(position)) ? [id] : [])));
  },
  close: async () => undefined,
});
