import { type Message, Partitioners, type Producer } from 'kafkajs';
import { type Envelope, topicOfType } from './envelope';
import { inWords, type KafkaAccess, kafkaClient } from './kafka.client';

/** How long a publisher waits for the acknowledgement of all copies, outages included. */
const DEADLINE_MS = 10_000;
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

/** An idempotent producer that waits for all copies. @throws CannotStart when the account may not write */
export const openPublisher = async (access: KafkaAccess, deadlineMs = DEADLINE_MS): Promise<Publisher> => {
  const producer: Producer = kafkaClient(access).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: Number.MAX_SAFE_INTEGER },
  });
  await producer.connect().catch((error: unknown) => {
    throw inWords(error, access);
  });
  /** Sends that nobody waits for any more. Each is tried until it succeeds, so nothing new is sent beside them. */
  const overdue = new Set<Promise<unknown>>();
  const withinDeadline = async (work: Promise<unknown>): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const words = `Kafka 在 ${deadlineMs / 1000} 秒内没有收下:请检查它是否可用;事实留在发件箱,稍后再发`;
      timer = setTimeout(() => reject(new Error(words)), deadlineMs);
    });
    await Promise.race([work, late]).finally(() => clearTimeout(timer));
  };
  const send = async (batch: readonly Addressed[]): Promise<void> => {
    const sending = producer.sendBatch({ acks: -1, topicMessages: byTopic(batch) });
    let settled = false;
    const end: Promise<unknown> = sending
      .catch(() => undefined)
      .finally(() => {
        settled = true;
        overdue.delete(end);
      });
    await withinDeadline(sending).finally(() => !settled && overdue.add(end));
  };
  return {
    publish: async (facts) => {
      try {
        if (overdue.size > 0) await withinDeadline(Promise.all(overdue));
        for (const batch of inBatches(facts.map(addressed))) await send(batch);
      } catch (error) {
        throw inWords(error, access);
      }
    },
    close: () => producer.disconnect(),
  };
};
