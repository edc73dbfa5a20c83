import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import './one-connection';

export type TestDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

const asOwner = async (url: string, sql: string): Promise<void> => {
  const source = await new DataSource({ type: 'postgres', url, extra: { max: 1 } }).initialize();
  try {
    await source.query(sql);
  } finally {
    await source.destroy();
  }
};

/**
 * An empty database of its own on the server of this test run (`DUBAN_TEST_POSTGRES`, set by Jest's global setup or given).
 * @throws when there is no server: missing infrastructure fails, it never skips
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const server = process.env['DUBAN_TEST_POSTGRES'];
  if (!server)
    throw new Error(
      'No PostgreSQL: run the tests by `npm test`, or set DUBAN_TEST_POSTGRES to a server where databases may be created',
    );
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => asOwner(server, `drop database ${assertTest(name)} with (force)`) };
};

/** Destructive test code touches databases of tests only. */
const assertTest = (name: string): string => {
  if (!name.startsWith('test_')) throw new Error(`refusing to drop ${name}: its name does not begin with test_`);
  return name;
};
