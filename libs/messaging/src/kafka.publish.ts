import { type Message, Partitioners, type Producer } from 'kafkajs';
import { type Envelope, topicOfType } from './envelope';
import { inWords, type KafkaAccess, kafkaClient } from './kafka.client';

/** How long a publisher waits for the acknowledgement of all copies, outages included. */
const DEADLINE_MS = 10_000;
/** What is tried for longer is tried again by who publishes, with a producer that knows nothing of it. */
const RETRIES = 5;
const BATCH_BYTES = 1024 * 1024;

type Addressed = { topic: string; message: Message & { value: string } };

const addressed = (fact: Envelope): Addressed => ({
  topic: topicOfType(fact.type),
  message: {
    key: fact.partitionkey,
    value: JSON.stringify(fact),
    headers: { 'content-type': 'application/cloudevents+json' },
  },
});

/** kafkajs does not split what is too large for one request. */
const inBatches = (facts: readonly Addressed[]): Addressed[][] => {
  const batches: Addressed[][] = [];
  let room = 0;
  for (const fact of facts) {
    const size = Buffer.byteLength(fact.message.value);
    if (size > room) {
      batches.push([]);
      room = BATCH_BYTES;
    }
    batches.at(-1)?.push(fact);
    room -= size;
  }
  return batches;
};

const byTopic = (facts: readonly Addressed[]): { topic: string; messages: Message[] }[] => {
  const topics = new Map<string, Message[]>();
  for (const { topic, message } of facts) topics.set(topic, [...(topics.get(topic) ?? []), message]);
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
};

export type Publisher = Readonly<{
  publish(facts: readonly Envelope[]): Promise<void>;
  close(): Promise<void>;
}>;

const withinDeadline = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = `Kafka 在 ${DEADLINE_MS / 1000} 秒内没有收下:请检查它是否可用;事实留在发件箱,稍后再发`;
    timer = setTimeout(() => reject(new Error(words)), DEADLINE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const connected = async (access: KafkaAccess): Promise<Producer> => {
  const producer = kafkaClient(access).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: RETRIES },
  });
  await producer.connect().catch(async (error: unknown) => {
    await producer.disconnect().catch(() => undefined);
    throw error;
  });
  return producer;
};

/** Ends a producer when what it still tries is over: it would connect again. */
const leave = (producer: Promise<Producer>, trying: Promise<unknown> = producer): void =>
  void trying
    .catch(() => undefined)
    .then(async () => (await producer).disconnect())
    .catch(() => undefined);

/**
 * An idempotent producer that waits for all copies, and another one after each failure. kafkajs gives the numbers of a
 * send that failed to the next one. Where the broker had taken the first and only its answer was lost, it refuses every
 * later send of that producer (`OUT_OF_ORDER_SEQUENCE_NUMBER`), or takes what is new for a repeat and drops it.
 * What failed may still arrive, beside its repeat: whoever publishes repeats it whole and first, and inboxes know it.
 * Facts of one topic are published one after the other.
 * @throws CannotStart when the account may not write
 */
export const openPublisher = async (access: KafkaAccess): Promise<Publisher> => {
  let current: Promise<Producer> | undefined = connected(access);
  await current.catch((error: unknown) => {
    throw inWords(error, access);
  });
  const publish = async (producer: Promise<Producer>, facts: readonly Envelope[]): Promise<void> => {
    let trying: Promise<unknown> = producer;
    try {
      const open = await withinDeadline(producer);
      for (const batch of inBatches(facts.map(addressed))) {
        const sending = open.sendBatch({ acks: -1, topicMessages: byTopic(batch) });
        trying = sending;
        await withinDeadline(sending);
      }
    } catch (error) {
      if (current === producer) current = undefined;
      leave(producer, trying);
      throw inWords(error, access);
    }
  };
  return {
    publish: async (facts) => {
      if (facts.length > 0) await publish((current ??= connected(access)), facts);
    },
    close: async () => (await current?.catch(() => undefined))?.disconnect(),
  };
};
