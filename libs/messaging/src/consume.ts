import { type Database, type Tx } from '@duban/persistence';
import { type Envelope, topicOfType } from './envelope';
import { Poison, type Subscription, type Transport } from './transport';

/** `replayed`: it was handled before, and the service was set back: nothing may go outward because of it again. */
export type ArrivedFact = Envelope & Readonly<{ replayed?: true }>;
/** What happens when a fact arrives, by fact type. The effect shares the transaction of the inbox row. */
export type FactHandlers = Readonly<Record<string, (fact: ArrivedFact, tx: Tx) => Promise<void>>>;

const withoutVersion = (type: string): string => type.replace(/\.v\d+$/, '');

/**
 * Subscribes a service to the facts it handles: each has exactly one effect, however often it comes (inbox).
 * Types it does not handle are passed over; an unknown *version* of a type it handles is parked, never guessed.
 */
export const consume = (
  db: Database,
  service: string,
  transport: Transport,
  handlers: FactHandlers,
): Promise<Subscription> => {
  const known = new Set(Object.keys(handlers).map(withoutVersion));
  const topics = [...new Set(Object.keys(handlers).map(topicOfType))];
  return transport.subscribe(service, topics, async (fact, { replayed }) => {
    const handler = handlers[fact.type];
    if (!handler && known.has(withoutVersion(fact.type))) throw new Poison(`unknown version: ${fact.type}`);
    if (!handler) return;
    await db.transaction({ scope: 'region', region: fact.tenant }, async (tx) => {
      const [first] = await tx.query(
        `insert into ${service}.inbox (consumer, message_id) values ($1, $2) on conflict do nothing returning 1`,
        [service, fact.id],
      );
      if (first) await handler(replayed ? { ...fact, replayed } : fact, tx);
    });
  });
};
