import { randomUUID } from 'node:crypto';
import { type Running, startServices } from '@duban/host';
import { eventually } from '@duban/testing';
import { REGION, testHost, type TestHost } from '@duban/testing/host';
import pg from 'pg';
import { definition } from '../app.module';

const PASSWORD = 'First-Password-7';
let host: TestHost;
let one: Running;
let other: Running;
beforeAll(async () => {
  host = await testHost();
  const start = (): Promise<Running> =>
    startServices([definition({ region: REGION, adminPassword: PASSWORD, say: () => undefined })], {
      ...host.options,
      instance: { role: 'both', drainMs: 0, proxies: 'loopback' },
    });
  one = await start();
  other = await start();
});
afterAll(async () => {
  await other?.close();
  await one?.close();
  await host?.close();
});

type Answer = { status: number; cookie: string; text: string };
const call = async (at: Running, method: string, path: string, cookie = '', body?: object): Promise<Answer> => {
  const response = await fetch(`${at.url}${path}`, {
    method,
    headers: {
      'x-requested-with': 'duban',
      cookie,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : null,
  });
  const set = response.headers.get('set-cookie') ?? '';
  return { status: response.status, cookie: set.split(';')[0] ?? '', text: await response.text() };
};
const signIn = (at: Running, account: string, password: string): Promise<Answer> =>
  call(at, 'POST', '/api/sign-in', '', { account, password });
const me = async (at: Running, cookie: string): Promise<number> => (await call(at, 'GET', '/api/me', cookie)).status;
const database = async <R extends object>(sql: string): Promise<R[]> => {
  const owner = new pg.Client({ connectionString: host.options.databaseUrl });
  await owner.connect();
  try {
    return (await owner.query<R>(sql)).rows;
  } finally {
    await owner.end();
  }
};

describe('S7 退出', () => {
  it('退出的会话在本实例立即失效,别的实例听到就失效;同一人的另一次会话照用', async () => {
    const [left, kept] = await Promise.all([signIn(one, 'sysadmin', PASSWORD), signIn(one, 'sysadmin', PASSWORD)]);
    for (const at of [one, other]) for (const { cookie } of [left, kept]) expect(await me(at, cookie)).toBe(200);
    expect((await call(one, 'POST', '/api/sign-out', left.cookie)).status).toBe(204);
    expect(await me(one, left.cookie)).toBe(401);
    await eventually('the other instance has heard', async () => (await me(other, left.cookie)) === 401);
    for (const at of [one, other]) expect(await me(at, kept.cookie)).toBe(200);
  });

  it('别的网页不能使人退出;没有会话的退出不留下什么', async () => {
    const { cookie } = await signIn(one, 'sysadmin', PASSWORD);
    const count = async (): Promise<unknown> => (await database('select count(*) from session.ended'))[0];
    const before = await count();
    const foreign = await fetch(`${one.url}/api/sign-out`, { method: 'POST', headers: { cookie } });
    expect(foreign.status).toBe(403);
    expect((await call(one, 'POST', '/api/sign-out', 'duban_session=x.y.z')).status).toBe(204);
    expect((await call(one, 'POST', '/api/sign-out')).status).toBe(204);
    expect(await me(one, cookie)).toBe(200);
    expect(await count()).toEqual(before);
  });

  it('退出过的,重新启动的实例也不认;令牌到期以后不再记着', async () => {
    const { cookie } = await signIn(one, 'sysadmin', PASSWORD);
    await database(`insert into session.ended values ('long over', now() - interval '1 second')`);
    expect((await call(one, 'POST', '/api/sign-out', cookie)).status).toBe(204);
    expect(await database(`select 1 from session.ended where session = 'long over'`)).toEqual([]);
    const fresh = await startServices(
      [definition({ region: REGION, adminPassword: PASSWORD, say: () => undefined })],
      host.options,
    );
    expect(await me(fresh, cookie)).toBe(401);
    await fresh.close();
  });
});

describe('S8 登录失败锁定', () => {
  const guess = async (at: Running, account: string): Promise<number> => (await signIn(at, account, 'wrong')).status;

  it('两个实例一共八次,一齐来试也一样;有没有这个账号都一样', async () => {
    for (const account of ['no.such.person', 'sysadmin']) {
      const tries = Array.from({ length: 12 }, (_, i) => guess(i % 2 ? one : other, account));
      const answers = (await Promise.all(tries)).sort();
      expect(answers).toEqual([...Array(8).fill(401), ...Array(4).fill(429)]);
      const { status, text } = await signIn(one, account, PASSWORD);
      expect({ status, text }).toMatchObject({ status: 429, text: expect.stringContaining('请在15分钟后再试') });
    }
    const kept = await database<{ key: string }>('select key from directory.failed_sign_in');
    expect(kept.some(({ key }) => /person|sysadmin|127/.test(key))).toBe(false);
  });

  it('等够了就可以再试,过去的不再记着;成功一次,失败的从头算起', async () => {
    await database(`update directory.failed_sign_in set at = at - interval '14 minutes'`);
    expect((await signIn(other, 'sysadmin', PASSWORD)).text).toContain('请在1分钟后再试');
    await database(`update directory.failed_sign_in set at = at - interval '1 minute'`);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 7; i += 1) expect(await guess(one, 'sysadmin')).toBe(401);
      expect((await signIn(other, 'sysadmin', PASSWORD)).status).toBe(200);
    }
    const old = await database(`select 1 from directory.failed_sign_in where at < now() - interval '15 minutes'`);
    expect(old).toEqual([]);
  });

  it('同一地址试遍许多账号,六十次以后也须等待', async () => {
    await database('truncate directory.failed_sign_in');
    const answers: number[] = [];
    for (let i = 0; i < 61; i += 1) answers.push(await guess(i % 2 ? one : other, randomUUID()));
    expect(answers).toEqual([...Array(60).fill(401), 429]);
  });
});
