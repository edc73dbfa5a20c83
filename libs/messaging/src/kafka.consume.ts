import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@duban/persistence';
import { type Consumer, type EachBatchPayload, type KafkaMessage } from 'kafkajs';
import { afterFailure } from './failure';
import { inWords, type KafkaAccess, kafkaClient, passesByItself } from './kafka.client';
import { envelopeOf, type Held, type HeldMessages, type Received, type Rewind } from './kafka.held';
import { Offsets, type Place } from './kafka.offsets';
import { CONSUMING, type Handler, Poison, type Subscription } from './transport';

/** Repeats of a fact that come close together are dropped here; for all others there is the inbox. */
const REMEMBERED = 500;
/** Partitions that are handled beside each other; one more handles what is tried again. */
const BESIDE = CONSUMING - 1;
const AGAIN_MS = 1_000;
const JOIN_WITHIN_MS = 60_000;
const limits = {
  sessionTimeout: 10_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 100,
  // What is fetched is handled before more is fetched: this bounds the memory of a consumer.
  maxBytesPerPartition: 512 * 1024,
  maxBytes: 4 * 1024 * 1024,
};

export const groupId = (group: string): string => `duban.${group}`;

export type MemberParts = Readonly<{
  access: KafkaAccess;
  group: string;
  topics: readonly string[];
  handler: Handler;
  held: HeldMessages;
  /** where a partition begins */
  start(place: Place): Promise<string>;
  /** told that messages were held */
  wakeHeld(): void;
}>;

/** What became of a batch: what is to be held of it, and the offset of the last message that was dealt with. */
type Dealt = { rewind: Rewind | undefined; kept: Held[]; last?: string | undefined; interruption?: unknown };

const received = (place: Place, { key, value, offset }: KafkaMessage): Received => {
  const text = value?.toString('utf8') ?? '';
  const at = `${place.topic}/${place.partition}/${offset}`;
  let envelope: { id?: unknown; type?: unknown } = {};
  try {
    envelope = (JSON.parse(text) ?? {}) as typeof envelope;
  } catch {
    // It is parked when it is handled, with what is wrong with it.
  }
  return {
    ...place,
    id: typeof envelope.id === 'string' ? envelope.id : at,
    key: key?.toString('utf8') ?? at,
    type: typeof envelope.type === 'string' ? envelope.type : '',
    value: text,
    replayed: false,
  };
};

/** One member of a consumer group: it joins, deals with batch after batch, and comes back after whatever ends it. */
export class GroupMember implements Subscription {
  private consumer: Consumer | undefined;
  private readonly offsets = new Offsets();
  private assigned = new Map<string, readonly number[]>();
  private readonly recent = new Map<string, Set<string>>();
  private stopped = false;
  /** batches and rewinds of a partition follow each other */
  private readonly turns = new Map<string, Promise<unknown>>();

  private constructor(private readonly parts: MemberParts) {}

  /**
   * Answers when the group has taken it in. A Kafka that has never had a group first makes a place for their offsets,
   * which takes longer than kafkajs waits: it is asked again.
   * @throws CannotStart when it may not join or read
   */
  static async join(parts: MemberParts): Promise<GroupMember> {
    const member = new GroupMember(parts);
    for (const until = Date.now() + JOIN_WITHIN_MS; ;)
      try {
        await member.open();
        return member;
      } catch (error) {
        if (passesByItself(error) && Date.now() < until) {
          await member.consumer?.disconnect().catch(() => undefined);
          await pause(AGAIN_MS);
          continue;
        }
        await member.stop();
        throw inWords(error, parts.access);
      }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.assigned.clear();
    await this.consumer?.disconnect().catch(() => undefined);
    this.offsets.forget();
  }

  /** Begins again with the partitions it has, when that was asked for. */
  async rewindAssigned(): Promise<void> {
    for (const { topic, partition } of await this.parts.held.asked(this.parts.group))
      if (this.assigned.get(topic)?.includes(partition))
        await this.inTurn({ topic, partition }, (place) => this.rewind(place));
  }

  private async open(): Promise<void> {
    const { access, group, topics } = this.parts;
    const consumer = kafkaClient(access).consumer({
      groupId: groupId(group),
      allowAutoTopicCreation: false,
      ...limits,
    });
    this.consumer = consumer;
    let timer: NodeJS.Timeout | undefined;
    let isMember = false;
    const joined = new Promise<void>((resolve, reject) => {
      const late = new CannotStart(`消费组 ${groupId(group)} 一直没有组成:请检查 Kafka 是否正常`);
      timer = setTimeout(() => reject(late), JOIN_WITHIN_MS);
      consumer.on('consumer.group_join', ({ payload }) => {
        this.assigned = new Map(Object.entries(payload.memberAssignment));
        this.recent.clear();
        this.offsets.forget();
        isMember = true;
        resolve();
      });
      consumer.on('consumer.crash', ({ payload }) => {
        this.assigned.clear();
        if (this.stopped) return;
        const problem = inWords(payload.error, access) as Error;
        access.report(`消费组 ${groupId(group)} 断开,将再试:${problem.message}`);
        if (payload.restart) return;
        if (isMember) void this.reopen();
        else reject(payload.error);
      });
    });
    const begin = async (): Promise<void> => {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: BESIDE,
        eachBatch: (payload) => this.inTurn(payload.batch, (place) => this.handleBatch(place, payload)),
      });
    };
    await Promise.all([begin(), joined]).finally(() => clearTimeout(timer));
  }

  private async reopen(): Promise<void> {
    while (!this.stopped) {
      await pause(AGAIN_MS);
      if (this.stopped) return;
      try {
        return await this.open();
      } catch (error) {
        await this.consumer?.disconnect().catch(() => undefined);
        this.parts.access.report((inWords(error, this.parts.access) as Error).message);
      }
    }
  }

  private inTurn({ topic, partition }: Place, work: (place: Place) => Promise<void>): Promise<void> {
    const name = `${topic}/${partition}`;
    const mine = (this.turns.get(name) ?? Promise.resolve()).then(() => work({ topic, partition }));
    this.turns.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  }

  private async rewind({ topic, partition }: Place): Promise<void> {
    if (this.stopped) return;
    const { group, held } = this.parts;
    const offset = await this.parts.start({ topic, partition });
    await this.offsets.leave({ topic, partition });
    await this.consumer?.commitOffsets([{ topic, partition, offset }]);
    await held.begun(group, topic, partition);
    this.recent.delete(`${topic}/${partition}`);
    this.consumer?.seek({ topic, partition, offset });
  }

  private async handleBatch(place: Place, { batch, ...kafka }: EachBatchPayload): Promise<void> {
    const { group, held, wakeHeld } = this.parts;
    const messages = batch.messages.map((message) => ({ ...received(place, message), offset: message.offset }));
    const { rewind, kept, last, interruption } = await held.handling(group, async (tx): Promise<Dealt> => {
      const { waiting, rewind } = await held.before(tx, group, { ...place, keys: messages.map(({ key }) => key) });
      if (rewind && !rewind.begun) return { rewind, kept: [] };
      const dealt = await this.handleInOrder(messages, BigInt(rewind?.until ?? 0), new Set(waiting), kafka);
      if (dealt.kept.length > 0) await held.hold(tx, group, dealt.kept);
      return { rewind, ...dealt };
    });
    if (rewind && !rewind.begun) return this.rewind(place);
    if (last !== undefined) {
      if (kept.length > 0) wakeHeld();
      const next = String(BigInt(last) + 1n);
      kafka.resolveOffset(last);
      this.offsets.reached(place, next, kafka.commitOffsetsIfNecessary);
      const told = rewind || !kafka.isRunning() ? await this.offsets.told() : false;
      if (rewind && told && BigInt(next) >= BigInt(rewind.until) && !interruption)
        await held.replayed(group, place.topic, place.partition);
    }
    if (interruption) throw interruption;
  }

  /** One after the other, while the partition is this member's. */
  private async handleInOrder(
    messages: readonly (Received & { offset: string })[],
    until: bigint,
    stopped: Set<string>,
    kafka: Omit<EachBatchPayload, 'batch'>,
  ): Promise<Omit<Dealt, 'rewind'>> {
    const kept: Held[] = [];
    let last: string | undefined;
    for (const { offset, ...read } of messages) {
      if (!kafka.isRunning() || kafka.isStale()) break;
      const message = { ...read, replayed: BigInt(offset) < until };
      const failure = await this.handle(message, stopped);
      if (failure) kept.push({ ...message, ...failure });
      last = offset;
      const interruption: unknown = await kafka.heartbeat().catch((error: unknown) => error);
      if (interruption) return { kept, last, interruption };
    }
    return { kept, last };
  }

  /** What is to be held of this message, if anything. */
  private async handle(
    message: Received,
    stopped: Set<string>,
  ): Promise<Pick<Held, 'attempts' | 'pause' | 'parked'> | undefined> {
    const recent = this.recentOf(message);
    if (stopped.has(message.key)) return { attempts: 0, pause: 0, parked: null };
    if (recent.has(message.id)) return undefined;
    try {
      const envelope = envelopeOf(message);
      if (message.type === '') throw new Poison('no envelope: it has no type');
      await this.parts.handler(envelope, { replayed: message.replayed });
      recent.add(message.id);
      if (recent.size > REMEMBERED) recent.delete(recent.values().next().value as string);
      return undefined;
    } catch (error) {
      stopped.add(message.key);
      return afterFailure(error, 0);
    }
  }

  private recentOf({ topic, partition }: Place): Set<string> {
    const name = `${topic}/${partition}`;
    const known = this.recent.get(name) ?? new Set<string>();
    this.recent.set(name, known);
    return known;
  }
}
