import { testDatabase, type TestDatabase } from '@duban/testing';
import pg from 'pg';
import { isAway } from './away';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

const failing = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

describe('数据库离开与语句有错分得开', () => {
  it('连接被服务器断开的,是离开;断开以后再用它,也是', async () => {
    const client = await connected(database.url);
    expect(isAway(await failing(client.query('select pg_terminate_backend(pg_backend_pid())')))).toBe(true);
    expect(isAway(await failing(client.query('select 1')))).toBe(true);
  });
  it('没有人听的地址,是离开', async () => {
    const nobody = new URL(database.url);
    nobody.port = '1';
    expect(isAway(await failing(connected(nobody.href)))).toBe(true);
  });
  it('语句错、重复的键、密码错,都不是', async () => {
    const client = await connected(database.url);
    expect(isAway(await failing(client.query('select nothing')))).toBe(false);
    expect(isAway(await failing(client.query('create table t (a int); create table t (a int)')))).toBe(false);
    await client.end();
    const stranger = new URL(database.url);
    stranger.username = 'nobody_here';
    expect(isAway(await failing(connected(stranger.href)))).toBe(false);
    expect(isAway('away')).toBe(false);
  });
});
