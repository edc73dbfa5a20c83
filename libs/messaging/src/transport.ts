import { type Envelope } from './envelope';

/**
 * How facts get from one service to the others. Two adapters keep these promises, shown by one suite
 * (`transport.contract.ts`):
 *
 * - **At least once.** What `publish` has answered is delivered to every group that subscribes to the topic, also after
 *   a crash of the publisher, of the consumer or of the transport. The same fact may come twice: the inbox of the
 *   consumer, not the transport, decides what is done.
 * - **In order per key.** Facts of one matter and one topic that one relay published arrive in that order. Over several
 *   topics only the PostgreSQL adapter keeps it: a handler that comes before what it needs throws, and is called again.
 * - **Poison is parked.** A handler that throws is called again with growing pauses; after the last try the message is
 *   parked with its reason. Its key waits, so that order is kept; other keys go on. An operator re-drives it.
 * - **What is away comes back.** A handler that throws `Away` is called again until it succeeds; that counts as no try.
 * - **A group is one consumer.** Members of a group share the keys; when one dies, the others take over.
 * - **Replay.** A group may be set back to the beginning. What it has seen and what it made of it is emptied in the same
 *   transaction, while none of its members handles anything: it is set back whole or not at all, and may be again at any
 *   time. What comes again is marked, so that nothing goes outward (mail, short messages) a second time.
 *
 * A handler must not assume that its effect and the acknowledgement are one transaction: they are not.
 */
export type Transport = Readonly<{
  publish(messages: readonly Envelope[]): Promise<void>;
  /**
   * Only where the transport stands in the database of the services: publishes what lies in the outbox of a service, and
   * forgets it there, in one statement; nothing of it passes through this process. Returns how many.
   */
  forward?(service: string): Promise<number>;
  /** A group that is new to a topic begins with its first message. */
  subscribe(group: string, topics: readonly string[], handler: Handler): Promise<Subscription>;
  /** every group that ever subscribed */
  groups(): Promise<string[]>;
  parked(): Promise<Parked[]>;
  redrive(group: string, id: string): Promise<void>;
  /** @throws an error with the code of PostgreSQL for a lock that others keep: nothing has happened, it may be asked again */
  replay(group: string, forgotten?: Forgotten): Promise<void>;
  /** messages not yet handled, parked ones included */
  lag(group: string): Promise<number>;
  close(): Promise<void>;
}>;

/**
 * At most so many transactions of a service are its consumers' at once. A listener may give commands, which take another
 * connection of the service: it needs one more than these, or all of them wait for each other.
 */
export const CONSUMING = 5;

/** `replayed`: the group was set back, and this was there already when it was. */
export type Handler = (message: Envelope, about: Readonly<{ replayed: boolean }>) => Promise<void>;
/** Tables, as `<schema>.<table>`: what a service has seen, and what it made of that. */
export type Forgotten = Readonly<{ inbox: string; projections: readonly string[] }>;
export type Subscription = Readonly<{ stop(): Promise<void> }>;
export type Parked = Readonly<{
  group: string;
  id: string;
  topic: string;
  key: string;
  /** undefined where what is parked is no envelope */
  region?: string | undefined;
  type: string;
  reason: string;
  attempts: number;
}>;

/** Trying again cannot help (an unknown version, a broken message): parked at once. */
export class Poison extends Error {
  override readonly name = 'Poison';
}

/** What the handler needs is away (the process engine): no fault of the message, which waits for it and is never parked. */
export class Away extends Error {
  override readonly name = 'Away';
}
