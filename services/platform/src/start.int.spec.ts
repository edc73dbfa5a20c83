import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, MovableClock } from '@duban/host';
import { Database } from '@duban/persistence';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { startPlatform } from './app.module';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-start-'));
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const listening = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

it('启动到最后才失败的(端口被占),不留下监听、数据库连接和待办的事', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const watch = await Database.open({ url: database.url, max: 1 });
  const before = listening();
  await expect(
    startPlatform({
      databaseUrl: database.url,
      dataDir: folder,
      host: '127.0.0.1',
      port: (taken.address() as AddressInfo).port,
      clock: new MovableClock(),
      log: createLogger('silent'),
      notification: { publicUrl: '' },
      directory: { region: '990121', adminPassword: 'Duban@2026', say: () => undefined },
    }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await eventually('nothing listens but what did before', () => listening() === before); // a handle goes after its close
  await eventually('no connection is left but ours', async () => {
    const [left] = await watch.query<{ n: number }>(
      { scope: 'all' },
      'select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    return left?.n === 0;
  });
  await watch.close();
  await new Promise((resolve) => taken.close(resolve));
});
