import { type Admin } from 'kafkajs';
import { CannotStart, Database, Ear } from '@duban/persistence';
import { GroupMember, groupId } from './kafka.consume';
import { inWords, type KafkaAccess, kafkaClient, passesByItself } from './kafka.client';
import { HELD_BATCH, HELD_CHANNEL, HeldMessages, prepareHeld } from './kafka.held';
import { openPublisher } from './kafka.publish';
import { prepareTopics } from './kafka.topics';
import { sparing } from './sparing';
import { type Subscription, type Transport } from './transport';
import { workLoop } from './work-loop';

export type KafkaConfig = KafkaAccess &
  Readonly<{
    /** every topic that is published or read here; made when missing */
    topics: readonly string[];
    /** PostgreSQL as the owner: there stands what a consumer could not handle, and what waits behind it */
    databaseUrl: string;
  }>;

/** Each member keeps one while it handles a batch, and one while it tries again what is held. */
const CONNECTIONS = 16;
const START_RETRIES = 3;
const START_ATTEMPTS = 10;
const START_PAUSE_MS = 1_000;

const openAdmin = async (config: KafkaConfig): Promise<Admin> => {
  const admin = kafkaClient(config, START_RETRIES).admin();
  try {
    await admin.connect();
    for (let left = START_ATTEMPTS; ; left -= 1)
      try {
        await prepareTopics(admin, config.topics);
        return admin;
      } catch (error) {
        if (left === 1 || !passesByItself(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS));
      }
  } catch (error) {
    await admin.disconnect().catch(() => undefined);
    throw error instanceof CannotStart ? error : inWords(error, config);
  }
};

/**
 * The transport of a large deployment: topics of a given Kafka, keyed by matter. The offset of a group says what it has
 * seen; what it could not handle stands with all of its key behind it in `transport.held` and is tried from there, so
 * other keys go on and a restart forgets nothing (decision 0009).
 * @throws CannotStart with what is wrong and what to do about it
 */
export const kafkaTransport = async (given: KafkaConfig): Promise<Transport> => {
  const config = { ...given, report: sparing(given.report) };
  const admin = await openAdmin(config);
  const publisher = await openPublisher(config);
  const url = await prepareHeld(config.databaseUrl);
  const db = await Database.open({ url, max: CONNECTIONS });
  const held = new HeldMessages(db);
  const wakers = new Set<() => void>();
  const wakeAll = (): void => wakers.forEach((wake) => wake());
  const ear = new Ear(url, HELD_CHANNEL, wakeAll, wakeAll);
  await ear.open();
  const subscriptions = new Set<Subscription>();

  return {
    publish: publisher.publish,
    subscribe: async (group, topics, handler) => {
      await held.join(group, topics);
      const joined: { member?: GroupMember } = {};
      const loop = workLoop(
        async (going) => {
          await joined.member?.rewindAssigned();
          return held.tryDue(group, handler, going);
        },
        HELD_BATCH,
        config.report,
      );
      const subscription = {
        stop: async () => {
          wakers.delete(loop.wake);
          subscriptions.delete(subscription);
          await Promise.all([joined.member?.stop(), loop.stop()]);
        },
      };
      subscriptions.add(subscription);
      wakers.add(loop.wake);
      const start = async ({ topic, partition }: { topic: string; partition: number }): Promise<string> =>
        (await admin.fetchTopicOffsets(topic)).find((p) => p.partition === partition)?.low ?? '0';
      try {
        joined.member = await GroupMember.join({
          access: config,
          group,
          topics,
          handler,
          held,
          start,
          wakeHeld: loop.wake,
        });
      } catch (error) {
        await subscription.stop();
        throw error;
      }
      return subscription;
    },
    groups: () => held.groups(),
    parked: () => held.parked(),
    redrive: (group, id) => held.redrive(group, id),
    replay: async (group, forgotten) => {
      const topics = await held.topicsOf(group);
      await held.setBack(group, forgotten, async () => {
        const ends = topics.map(async (topic) =>
          (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({ topic, partition, until: high })),
        );
        return (await Promise.all(ends)).flat();
      });
    },
    // In the order in which a fact moves on: one that is asked about too late is counted twice, never not at all.
    lag: async (group) => {
      const [topics, asked] = await Promise.all([held.topicsOf(group), held.asked(group)]);
      const committed = await admin.fetchOffsets({ groupId: groupId(group), topics });
      const behind = await Promise.all(
        topics.map(async (topic) => {
          const seen = new Map(
            committed.find((c) => c.topic === topic)?.partitions.map((p) => [p.partition, p.offset]),
          );
          return (await admin.fetchTopicOffsets(topic)).reduce((sum, { partition, high, low }) => {
            const again = asked.some((a) => a.topic === topic && a.partition === partition);
            const from = again ? low : (seen.get(partition) ?? '-1');
            return sum + Number(high) - Number(from === '-1' ? low : from);
          }, 0);
        }),
      );
      return behind.reduce((sum, n) => sum + n, await held.count(group));
    },
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.all([ear.close(), publisher.close(), admin.disconnect()]);
      await db.close();
    },
  };
};
