import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, MovableClock } from '@duban/host';
import { startEmbeddedPostgres } from '@duban/persistence';
import { demoAdminPassword, startPlatform } from '@duban/platform';
import { testDatabase } from '@duban/testing';
import { openCamunda } from './camunda';
import { Cluster, type ServiceName, services } from './cluster';
import { emptyKafka } from './kafka';

/** An empty platform with a clock that the scenario moves, in whatever shape it is deployed. */
export type Shape = Readonly<{
  url: string;
  database: string;
  /** the same instant for everything that belongs to it */
  set(instant: string): Promise<void>;
  now(): string;
  /** resolves when nothing is on its way, and nothing is due that has not been done */
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

/** `DUBAN_E2E_SHAPE`: how many processes; without it everything is in this one. */
export const isCluster = process.env['DUBAN_E2E_SHAPE'] === 'cluster';
/** `DUBAN_E2E_INSTANCES`: how many of each service. */
const instances = Number(process.env['DUBAN_E2E_INSTANCES'] ?? 1);
/** `DUBAN_E2E_CAMUNDA`: the side door of a peer whose engine is used, emptied before. */
const peer = process.env['DUBAN_E2E_CAMUNDA'];
/** Adapters of the cluster's services: what begins with `DUBAN_E2E_WITH_` is handed to them without that beginning. */
const handed = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('DUBAN_E2E_WITH_') && value ? [[name.replace('E2E_WITH_', ''), value]] : [],
    ),
  );

type Closing = (() => Promise<void>)[];
const closeAll = async (closing: Closing): Promise<void> => {
  for (const close of closing.splice(0).reverse()) await close();
};

/** A database of its own: on the server of the test run, or on one that is started for it. */
const openDatabase = async (folder: string, closing: Closing): Promise<string> => {
  if (process.env['DUBAN_TEST_POSTGRES']) {
    const database = await testDatabase();
    closing.push(() => database.drop());
    return database.url;
  }
  const postgres = await startEmbeddedPostgres({ root: folder, fast: true });
  closing.push(() => postgres.stop());
  return postgres.url;
};

/** @throws what keeps it from starting, after closing what was opened */
export const openShape = async (at: string): Promise<Shape> => {
  const closing: Closing = [];
  try {
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-county-'));
    chmodSync(folder, 0o755);
    closing.push(async () => rmSync(folder, { recursive: true, force: true }));
    const database = await openDatabase(folder, closing);
    const opened = isCluster ? await clustered(at, database, folder, closing) : await single(database, folder, closing);
    await opened.set(at);
    return { ...opened, database, close: () => closeAll(closing) };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
};

/** `DUBAN_E2E_DATABASES`: `each` service has its own beside the one of the engine; otherwise they share that. */
const openDatabases = async (closing: Closing): Promise<Partial<Record<ServiceName, string>>> => {
  if (process.env['DUBAN_E2E_DATABASES'] !== 'each') return {};
  const own: Partial<Record<ServiceName, string>> = {};
  for (const name of services) {
    const database = await testDatabase();
    closing.push(() => database.drop());
    own[name] = database.url;
  }
  return own;
};

type Opened = Omit<Shape, 'database' | 'close'>;

const single = async (database: string, folder: string, closing: Closing): Promise<Opened> => {
  const clock = new MovableClock();
  const platform = await startPlatform({
    databaseUrl: database,
    dataDir: folder,
    host: '127.0.0.1',
    port: 0,
    clock,
    log: createLogger('silent'),
    notification: { publicUrl: '' },
    kafka: { DUBAN_KAFKA_BROKERS: handed()['DUBAN_KAFKA_BROKERS'] },
    directory: { region: '990121', adminPassword: demoAdminPassword, say: () => undefined },
  });
  closing.push(() => platform.close());
  return {
    url: platform.url,
    settled: platform.settled,
    now: clock.now,
    set: (instant) => Promise.resolve(clock.set(instant)),
  };
};

const clustered = async (at: string, database: string, folder: string, closing: Closing): Promise<Opened> => {
  const variables = handed();
  if (variables['DUBAN_KAFKA_BROKERS']) await emptyKafka(variables['DUBAN_KAFKA_BROKERS'].split(','));
  const cluster = await Cluster.start({
    databaseUrl: database,
    databases: await openDatabases(closing),
    dataDir: folder,
    adminPassword: demoAdminPassword,
    instances,
    variables,
    ...(peer ? { engine: await openCamunda(peer, at) } : {}),
  });
  closing.push(() => cluster.close());
  const clock = new MovableClock();
  return {
    url: cluster.url,
    settled: cluster.settled,
    now: clock.now,
    set: async (instant) => {
      clock.set(instant);
      await cluster.set(instant);
    },
  };
};
