import { randomUUID } from 'node:crypto';
import { type Database, Ear, type Tx } from '@duban/persistence';

/** Many tellings share one notice: a notice in every transaction halves the commit rate. */
const GATHER_MS = 20;
/** A notice of PostgreSQL is at most 8,000 bytes long. */
const MAX_NOTICE_BYTES = 7_500;

type Telling = readonly [topic: string, text: string];

/**
 * 并行的实例: what processes of one service tell each other. It is a hint to look, lost while the connection is; whoever
 * hears looks at the tables, and looks there now and then without being told.
 */
export type Beside = Readonly<{
  tell(topic: string, text?: string): void;
  /** told when the transaction is committed, and not if it is not */
  tellWith(tx: Tx, topic: string): Promise<void>;
  hear(topic: string, listener: (text: string) => void): void;
  /** whether others may be there at all */
  readonly shared: boolean;
  close(): Promise<void>;
}>;

/** A process that is alone with its database tells nobody. */
export const nobodyBeside: Beside = {
  tell: () => undefined,
  tellWith: () => Promise.resolve(),
  shared: false,
  hear: () => undefined,
  close: () => Promise.resolve(),
};

/** @param url with which the service connects */
export const openBeside = async (db: Database, service: string, url: string): Promise<Beside> => {
  const channel = `duban_${service}_beside`;
  const self = randomUUID();
  const listeners = new Map<string, ((text: string) => void)[]>();
  const pass = (topic: string, text: string): void => {
    for (const listener of listeners.get(topic) ?? []) listener(text);
  };
  const ear = new Ear(
    url,
    channel,
    (payload) => {
      const [from, ...tellings] = JSON.parse(payload) as [string, ...Telling[]];
      if (from !== self) for (const [topic, text] of tellings) pass(topic, text);
    },
    () => undefined,
  );
  await ear.open();
  let pending: Map<string, Telling> | undefined;
  let sending = Promise.resolve();
  const send = async (tellings: readonly Telling[]): Promise<void> => {
    for (const payload of noticesOf(self, tellings))
      await db.query({ scope: 'all' }, 'select pg_notify($1, $2)', [channel, payload]).catch(() => undefined);
  };
  return {
    tell: (topic, text = '') => {
      if (!pending) {
        pending = new Map();
        setTimeout(() => {
          const all = [...(pending?.values() ?? [])];
          pending = undefined;
          sending = sending.then(() => send(all));
        }, GATHER_MS).unref();
      }
      pending.set(`${topic} ${text}`, [topic, text]);
    },
    tellWith: async (tx, topic) => {
      await tx.query('select pg_notify($1, $2)', [channel, JSON.stringify([self, [topic, '']])]);
    },
    shared: true,
    hear: (topic, listener) => void listeners.set(topic, [...(listeners.get(topic) ?? []), listener]),
    close: async () => {
      await sending;
      await ear.close();
    },
  };
};

/** As few notices as hold all tellings. */
const noticesOf = (self: string, tellings: readonly Telling[]): string[] => {
  const notices: string[] = [];
  let batch: Telling[] = [];
  const text = (): string => JSON.stringify([self, ...batch]);
  for (const telling of tellings) {
    batch.push(telling);
    if (batch.length > 1 && Buffer.byteLength(text()) > MAX_NOTICE_BYTES) {
      batch.pop();
      notices.push(text());
      batch = [telling];
    }
  }
  return batch.length > 0 ? [...notices, text()] : notices;
};
