import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, MovableClock, sessionTokens } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { demoAdminPassword, startPlatform } from '@duban/platform';
import { testDatabase } from '@duban/testing';
import { type OpenApi } from './operations';

export const NOW = '2026-03-02T01:00:00.000Z';
/** 清槐县, which asks; 石棠县, whose rows nobody of 清槐县 may see. */
export const OWN = '990121';
export const FOREIGN = '990122';

/** The whole platform in this process, with the secret that signs its sessions: any position can be taken. */
export type Opened = Readonly<{
  url: string;
  /** as the owner reaches it */
  database: string;
  dataDir: string;
  /** what signs sessions here: for tokens that must not be accepted */
  secret: string;
  document: OpenApi;
  clock: MovableClock;
  settled(): Promise<void>;
  token(actor: Actor): Promise<string>;
  /** stops it; what it left in its database is there until `close` */
  end(): Promise<void>;
  close(): Promise<void>;
}>;

export const openPlatform = async (): Promise<Opened> => {
  const database = await testDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'duban-security-'));
  chmodSync(dataDir, 0o755);
  const clock = new MovableClock();
  clock.set(NOW);
  const platform = await startPlatform({
    databaseUrl: database.url,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    clock,
    log: createLogger('silent'),
    notification: { publicUrl: '' },
    directory: { region: OWN, adminPassword: demoAdminPassword, say: () => undefined },
  });
  const secret = readFileSync(path.join(dataDir, 'session.secret'), 'utf8').trim();
  const sessions = sessionTokens(secret);
  let ended: Promise<void> | undefined;
  const end = (): Promise<void> => (ended ??= platform.close());
  return {
    url: platform.url,
    database: database.url,
    dataDir,
    secret,
    document: (await (await fetch(`${platform.url}/api/openapi.json`)).json()) as OpenApi,
    clock,
    settled: platform.settled,
    token: sessions.issue,
    end,
    close: async () => {
      await end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
