import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OverviewView, routeOf } from '@duban/contracts';
import { demoAdminPassword, DemoClient, namedPerson, openCounty } from '@duban/platform';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { Cluster } from './cluster';

let folder: string;
let database: TestDatabase;
let cluster: Cluster;
let client: DemoClient;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-cluster-'));
  chmodSync(folder, 0o755);
  database = await testDatabase();
  cluster = await Cluster.start({
    databaseUrl: database.url,
    dataDir: folder,
    adminPassword: demoAdminPassword,
    instances: 1,
    twice: ['intake', 'reporting', 'notification'],
  });
  client = new DemoClient(cluster.url);
  await openCounty(client);
  await cluster.settled();
}, 300_000);
afterAll(async () => {
  await cluster?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const matter = (title: string): object => ({
  title,
  category: 'SPECIAL',
  urgency: 'NORMAL',
  source: { type: 'INSTRUCTION', title: '群众来信摘报', receivedOn: '2026-03-02' },
  instruction: {
    leader: namedPerson('wenruochuan'),
    post: '县长',
    level: 'LOCAL',
    on: '2026-03-02',
    text: '请查清原因,尽快恢复供水。',
    subject: 'OTHER',
  },
  attachments: [],
  declaredUnclassified: true,
});

/** Keeps asking, several at a time, until told to stop; answers what came of it. */
const busy = (work: () => Promise<unknown>, lanes: number) => {
  let going = true;
  const tally = { done: 0, failed: [] as string[] };
  const lane = async (): Promise<void> => {
    while (going)
      await work().then(
        () => (tally.done += 1),
        (error: unknown) => tally.failed.push(String(error)),
      );
  };
  const all = Promise.all(Array.from({ length: lanes }, lane));
  return async () => {
    going = false;
    await all;
    return tally;
  };
};

it('滚动重启:每个实例依次停下再起,登记和查询不断,一个请求也不失败,每件只登记一次', async () => {
  const ids: string[] = [];
  const register = async (): Promise<void> => {
    const id = randomUUID();
    await client.request('youzhi', 'POST', routeOf('matter.register').replace(':id', id), matter(`第${id}号`), id);
    ids.push(id);
  };
  const read = (): Promise<unknown> => client.request('miaoxiaolan', 'GET', '/api/ledger');
  await register();
  await read();
  const [writing, reading] = [busy(register, 2), busy(read, 2)];
  const exits: (number | null)[] = [];
  for (const name of ['intake', 'reporting', 'notification'] as const)
    for (const instance of cluster.services.get(name) ?? []) {
      exits.push(await instance.stop());
      await instance.start();
    }
  const [written, seen] = await Promise.all([writing(), reading()]);
  expect({ failed: [...written.failed, ...seen.failed], exits }).toEqual({ failed: [], exits: Array(6).fill(0) });
  expect(Math.min(written.done, seen.done)).toBeGreaterThan(20);
  await cluster.settled();
  const overview = (await client.request('miaoxiaolan', 'GET', '/api/overview')) as OverviewView;
  expect(overview.byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
}, 300_000);

it('页面连着哪个实例,都收到实时更新', async () => {
  const signedIn = await fetch(`${cluster.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'miaoxiaolan', password: 'Duban@2026' }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const heard = [0, 0];
  const ends = (cluster.services.get('notification') ?? []).map((instance, at) => {
    const stop = new AbortController();
    void fetch(`${instance.url}/api/live`, { headers: { cookie }, signal: stop.signal })
      .then(async (answer) => {
        for await (const chunk of answer.body ?? [])
          if (Buffer.from(chunk).includes('event: fact')) heard[at] = (heard[at] ?? 0) + 1;
      })
      .catch(() => undefined);
    return () => stop.abort();
  });
  await eventually(
    'both hear',
    async () => {
      const id = randomUUID();
      await client.request('youzhi', 'POST', routeOf('matter.register').replace(':id', id), matter(`第${id}号`), id);
      return heard.every((count) => count > 0);
    },
    { timeoutMs: 30_000, everyMs: 500 },
  );
  for (const end of ends) end();
}, 60_000);
