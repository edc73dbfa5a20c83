import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type ConnectionOptions } from 'node:tls';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Envelope } from '@duban/messaging';
import { type Admin, type EachBatchPayload, Kafka, type KafkaMessage, logLevel, type SASLOptions } from 'kafkajs';
import { PartitionFiles } from './kafka-partitions';
import { PAGE, type Snapshot } from './snapshot';
import { digestOf, type FactOnTopic, type OnTopic, sourceOf, type Topics, type TopicRecord } from './topics';

/** How the Kafka of a platform is reached. */
export type KafkaAccess = Readonly<{ brokers: readonly string[]; ssl?: ConnectionOptions | true; sasl?: SASLOptions }>;

/** A group of consumers reads a topic. */
export type Subscription = Readonly<{ grp: string; topic: string }>;

type Spilt = Omit<TopicRecord, 'position'> & { position: string; digest: string };
type Offsets = ReadonlyMap<string, bigint>;
const at = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Ours, as far as it is an envelope; anything else on a topic was sent by somebody else. */
const readRecord = (topic: string, partition: number, { offset, value }: KafkaMessage): FactOnTopic | undefined => {
  try {
    const fact = JSON.parse(String(value)) as Envelope;
    const { id, type, source, subject: stream, sequence: version } = fact;
    const service = sourceOf(source);
    if (!service) return undefined;
    return { id, topic, type, service, stream, version, partition, position: BigInt(offset), fact };
  } catch {
    return undefined;
  }
};

/** Where the topics end now; what comes later is not read. */
const endsOf = async (admin: Admin, topics: readonly string[]): Promise<Offsets> => {
  const ends = new Map<string, bigint>();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (BigInt(high) > BigInt(low)) ends.set(at(topic, partition), BigInt(high));
  return ends;
};

/** Reads all topics from their first record to their end of then, a partition's records in their order, and commits nothing. */
const readAll = async (
  { kafka, admin }: { kafka: Kafka; admin: Admin },
  { topics, ends }: { topics: readonly string[]; ends: Offsets },
  keep: (records: readonly FactOnTopic[]) => void,
): Promise<void> => {
  const open = new Set(ends.keys());
  if (open.size === 0) return;
  const groupId = `duban.check.${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, retry: { retries: 5 } });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const eachBatch = async ({ batch, heartbeat }: EachBatchPayload): Promise<void> => {
        const { topic, partition, messages } = batch;
        const end = ends.get(at(topic, partition)) ?? 0n;
        const own = messages.filter(({ offset }) => BigInt(offset) < end);
        keep(own.flatMap((message) => readRecord(topic, partition, message) ?? []));
        await heartbeat();
        if (BigInt(batch.lastOffset()) + 1n >= end) open.delete(at(topic, partition));
        if (open.size === 0) resolve();
      };
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
    // What was read is known by then: a group that stays behind is untidy, no more.
    await admin.deleteGroups([groupId]).catch(() => undefined);
  }
};

/** How far each group has committed. */
const committedOf = async (admin: Admin, groups: readonly string[], topics: readonly string[]): Promise<Offsets> => {
  const committed = new Map<string, bigint>();
  for (const group of groups)
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId: `duban.${group}`, topics: [...topics] }))
      for (const { partition, offset } of partitions)
        committed.set(`${group} ${at(topic, partition)}`, BigInt(offset === '-1' ? 0 : offset));
  return committed;
};

const connectTo = (access: KafkaAccess): Kafka =>
  new Kafka({
    ...{ clientId: 'duban-check', brokers: [...access.brokers], logLevel: logLevel.NOTHING },
    ...(access.ssl ? { ssl: access.ssl } : {}),
    ...(access.sasl ? { sasl: access.sasl } : {}),
  });

/** Facts that consumers have not dealt with, and where each partition ends: another end is news. */
export const kafkaLag = async (
  access: KafkaAccess,
  subscriptions: readonly Subscription[],
): Promise<{ behind: number; ends: string }> => {
  const admin = connectTo(access).admin();
  await admin.connect();
  try {
    const ends = await endsOf(admin, [...new Set(subscriptions.map(({ topic }) => topic))].sort());
    let behind = 0;
    for (const { grp, topic } of subscriptions)
      for (const [place, committed] of await committedOf(admin, [grp], [topic])) {
        const end = ends.get(place.slice(grp.length + 1)) ?? committed;
        behind += Number(end - committed);
      }
    return { behind, ends: [...ends].join(' ') };
  } finally {
    await admin.disconnect();
  }
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])/;
/** Streams whose ids say their time (decision 0019) by some five hours, random ones by their first byte. */
const bucketOf = (stream: string): string => {
  const version = ID.exec(stream)?.[1];
  return version === undefined ? 'other' : stream.slice(0, version === '7' ? 6 : 2);
};

/**
 * The topics of a Kafka, read once from their first record into files by the beginning of the stream's id: a journal is
 * read in the order of its streams, so one file of each kind of id is in memory at a time.
 * @param held finds what waits beside the Kafka; asked after the offsets
 */
export const kafkaTopics = async (
  access: KafkaAccess,
  groups: readonly string[],
  held: () => Snapshot,
): Promise<Topics> => {
  const kafka = connectTo(access);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-check-'));
  const bucketsIn = path.join(folder, 'buckets');
  mkdirSync(bucketsIn);
  const fileOf = (bucket: string): string => path.join(bucketsIn, bucket);
  const keep = (records: readonly FactOnTopic[]): void => {
    const buckets = new Map<string, string>();
    for (const { fact, position, ...record } of records) {
      const bucket = bucketOf(record.stream);
      const spilt: Spilt = { ...record, position: String(position), digest: digestOf(fact) };
      buckets.set(bucket, `${buckets.get(bucket) ?? ''}${JSON.stringify(spilt)}\n`);
    }
    for (const [bucket, text] of buckets) appendFileSync(fileOf(bucket), text);
  };
  const read = (bucket: string): Spilt[] =>
    existsSync(fileOf(bucket))
      ? readFileSync(fileOf(bucket), 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Spilt)
      : [];
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('duban.'));
  const ends = await endsOf(admin, topics);
  await readAll({ kafka, admin }, { topics, ends }, keep);
  const committed = await committedOf(admin, groups, topics);

  const open = new Map<number, { bucket: string; records: ReadonlyMap<string, OnTopic> }>();
  const recordsOf = (bucket: string): ReadonlyMap<string, OnTopic> => {
    const before = open.get(bucket.length);
    if (before?.bucket === bucket) return before.records;
    const records = new Map<string, OnTopic>();
    // At least once: of several records of a fact the first counts.
    for (const { id, position, ...record } of read(bucket))
      if (!records.has(id)) records.set(id, { ...record, position: BigInt(position) });
    open.set(bucket.length, { bucket, records });
    return records;
  };
  return {
    of: async (_service, lines) =>
      new Map(
        lines.flatMap(({ id, stream }) => {
          const record = recordsOf(bucketOf(stream)).get(id);
          return record ? [[id, record] as const] : [];
        }),
      ),
    records: async function* () {
      for (const bucket of readdirSync(bucketsIn)) {
        const records = read(bucket);
        for (let from = 0; from < records.length; from += PAGE)
          yield records.slice(from, from + PAGE).map((record) => ({ ...record, position: BigInt(record.position) }));
      }
    },
    facts: async function* () {
      // Read once more, so that no more than what is compared lies on the disk when nothing is folded.
      const partitions = new PartitionFiles(path.join(folder, 'partitions'));
      await readAll({ kafka, admin }, { topics, ends }, (records) => partitions.keep(records));
      yield* partitions.inTurn();
    },
    waiting: async (group, records) => {
      const rows = await held().query<{ id: string }>('select id from transport.held where grp = $1 and id = any($2)', [
        group,
        records.map(({ id }) => id),
      ]);
      const waits = new Set(rows.map(({ id }) => id));
      for (const { id, topic, partition, position } of records)
        if (position >= (committed.get(`${group} ${at(topic, partition)}`) ?? 0n)) waits.add(id);
      return waits;
    },
    close: async () => {
      await admin.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
