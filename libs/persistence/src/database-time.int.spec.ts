import { testDatabase, type TestDatabase } from '@duban/testing';
import { databaseTime } from './database-time';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());
afterEach(() => jest.restoreAllMocks());

it('时刻以数据库为准,机器的时钟跳到哪里都不变,也不倒退', async () => {
  const real = Date.now();
  const time = await databaseTime(database.url);
  const before = time.now();
  expect(Math.abs(before - real)).toBeLessThan(2_000);
  const jumps = [real + 3_600_000, real - 3_600_000, Date.parse('2028-02-29T00:00:00Z')];
  let last = before;
  for (const jump of jumps) {
    jest.spyOn(Date, 'now').mockReturnValue(jump);
    const now = time.now();
    expect(now).toBeGreaterThanOrEqual(last);
    expect(now - before).toBeLessThan(60_000);
    last = now;
  }
  await time.stop();
});
