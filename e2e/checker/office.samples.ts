import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Kept } from '@duban/host';
import { type Actor, type Aggregate, type Decide, type Fact } from '@duban/kernel';
import {
  consume,
  type FactHandlers,
  kafkaTransport,
  postgresTransport,
  relayOnce,
  type Transport,
} from '@duban/messaging';
import {
  aggregateColumns,
  Database,
  migrate,
  regionTable,
  serviceUrl,
  type Store,
  type Tx,
  WritePath,
} from '@duban/persistence';
import { eventually, testDatabase } from '@duban/testing';
import { check, type Fold, type KafkaAccess, type Report } from './index';

type Case = { matter: string; region: string; words: string[] };
type CaseFact = Fact<'case.opened.v1', { matter: string; region: string }> | Fact<'case.noted.v1', { word: string }>;
const aggregate: Aggregate<Case, CaseFact> = {
  name: 'case',
  initial: { matter: '', region: '', words: [] },
  evolve: (state, { type, data }) =>
    type === 'case.opened.v1' ? { ...state, ...data } : { ...state, words: [...state.words, data.word] },
};
const store: Store<Case> = {
  table: 'desk.case',
  columns: { words: { type: 'int', of: ({ words }) => words.length } },
  region: ({ region }) => region,
  units: () => [],
  key: ({ matter }) => matter,
};
const open: Decide<{ matter: string }, Case, CaseFact> = ({ matter }, state, { actor }) =>
  state.region ? [] : [{ type: 'case.opened.v1', data: { matter, region: actor.region } }];
const note: Decide<{ words: string[] }, Case, CaseFact> = ({ words }) =>
  words.map((word) => ({ type: 'case.noted.v1', data: { word } }));

const deskMigrations = [
  {
    id: '0001-case',
    up: [`create table desk.case (${aggregateColumns}, words int not null)`, ...regionTable('desk.case')],
  },
];
const wallMigrations = [
  {
    id: '0001-tally',
    up: [
      'create table wall.tally (matter_id uuid primary key, region text not null, cases int not null, words int not null)',
      ...regionTable('wall.tally', { units: false }),
    ],
  },
];

const count = (tx: Tx, matter: string, region: string, [cases, words]: readonly [number, number]): Promise<unknown> =>
  tx.query(
    `insert into wall.tally as t (matter_id, region, cases, words) values ($1, $2, $3, $4)
     on conflict (matter_id) do update set cases = t.cases + $3, words = t.words + $4`,
    [matter, region, cases, words],
  );
/** 计数: a projection of the other service's facts. */
export const tally: FactHandlers = {
  'case.opened.v1': (fact, tx) => count(tx, fact.partitionkey, fact.tenant, [1, 0]) as Promise<void>,
  'case.noted.v1': (fact, tx) => count(tx, fact.partitionkey, fact.tenant, [0, 1]) as Promise<void>,
};

const TOPIC = 'duban.case.v1';
const belong = [{ column: 'matter_id', schema: 'desk', table: 'case', name: '事项' }];
const hears = { wall: Object.keys(tally) };
/** How the rows of this office are folded. */
export const kept: ReadonlyMap<string, Kept> = new Map([['case', { aggregate, store }]]);

/** The tally, folded anew beside the office. */
const foldOn = (databaseUrl: string): Fold => ({
  databaseUrl,
  tables: [{ table: 'wall.tally' }],
  start: async (url, transport) => {
    await migrate(url, 'wall', wallMigrations);
    const db = await Database.open({ url: serviceUrl(url, 'wall') });
    await consume(db, 'wall', transport, tally);
    return { close: () => db.close() };
  },
});

/** What a planted bug may change: the connection of the writing service, of the reading one, the relay, the transport. */
export type Mutant = Readonly<{
  /** as the owner, before anything happens */
  sql?: string;
  desk?: (db: Database, transport: Transport) => Database;
  wall?: (db: Database) => Database;
  relay?: (db: Database, transport: Transport) => Promise<unknown>;
  transport?: (transport: Transport) => Transport;
  /** another transport than that of the PostgreSQL */
  kafka?: KafkaAccess;
  handlers?: FactHandlers;
}>;

type Opening = { matter?: string; region?: string; by?: WritePath };

/**
 * A small office on a real PostgreSQL: a service that writes by the real write path, the real relay and transport, and a
 * service that counts what it hears.
 */
export const openOffice = async (mutant: Mutant = {}) => {
  const database = await testDatabase();
  await migrate(database.url, 'desk', deskMigrations);
  await migrate(database.url, 'wall', wallMigrations);
  const asOwner = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query("select set_config('app.scope', 'all', false)");
      return (await client.query(text, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  if (mutant.sql) await asOwner(mutant.sql);
  const given = await (mutant.kafka
    ? kafkaTransport({ ...mutant.kafka, topics: [TOPIC], databaseUrl: database.url, report: () => undefined })
    : postgresTransport(database.url));
  const opened = await Database.open({ url: serviceUrl(database.url, 'desk') });
  const desk = mutant.desk?.(opened, given) ?? opened;
  const heard = await Database.open({ url: serviceUrl(database.url, 'wall') });
  const wall = mutant.wall?.(heard) ?? heard;
  const transport = mutant.transport?.(given) ?? given;
  const policies = (): { version: string } => ({ version: 'v1' });
  const path = (): WritePath => new WritePath(desk, 'desk', policies, () => undefined);
  const first = path();
  const subscription = await consume(wall, 'wall', transport, mutant.handlers ?? tally);
  const request = (id: string, region: string, command: unknown, commandId: string, creates: boolean) => {
    const actor: Actor = { id: 'zhou', name: '周衡', roles: [], units: [], region };
    const scope = { scope: 'region', region } as const;
    return { aggregateId: id, commandId, command, actor, scope, now: '2026-03-02T01:00:00.000Z', creates };
  };
  return {
    url: database.url,
    desk,
    transport,
    /** a second process of the writing service */
    path,
    opened: async ({ matter, region = '990121', by = first }: Opening = {}): Promise<string> => {
      const id = randomUUID();
      await by.handle(
        aggregate,
        store,
        open as never,
        request(id, region, { matter: matter ?? id }, randomUUID(), true),
      );
      return id;
    },
    noted: (id: string, words: string[], { region = '990121', by = first, commandId = randomUUID() } = {}) =>
      by.handle(aggregate, store, note as never, request(id, region, { words }, commandId, false)),
    /** publishes what is written, until nothing is left or nothing happens any more */
    relayed: async (): Promise<void> => {
      if (mutant.relay) return void (await mutant.relay(desk, transport));
      while ((await relayOnce(desk, 'desk', transport.publish)) > 0);
    },
    handled: () => eventually('all is handled', async () => (await given.lag('wall')) === 0),
    /** a statement as the owner of everything */
    sql: asOwner,
    /** the ledgers compared; `fold`: the tally folded anew */
    check: async ({ fold = true, clientLedger }: { fold?: boolean; clientLedger?: string } = {}): Promise<Report> => {
      const scratch = fold ? await testDatabase() : undefined;
      const options = { databaseUrls: [database.url], kafka: mutant.kafka, kept, belong, hears, clientLedger };
      return check(scratch ? { ...options, fold: foldOn(scratch.url) } : options).finally(() => scratch?.drop());
    },
    close: async (): Promise<void> => {
      await subscription.stop();
      await given.close();
      await desk.close();
      await wall.close();
      await database.drop();
    },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;
