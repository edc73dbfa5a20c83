import { randomUUID } from 'node:crypto';
import { type Running, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { postgresTransport } from '@duban/messaging';
import { Database, serviceUrl } from '@duban/persistence';
import { testDatabase } from '@duban/testing';
import { REGION, testHost, type TestHost } from '@duban/testing/host';
import { definition } from './app.module';

const FIRST = 'First-Password-7';
let host: TestHost;
let running: Running;
const said: string[] = [];
const start = (region: string, adminPassword?: string): Promise<Running> =>
  startServices([definition({ region, adminPassword, say: (line) => said.push(line) })], host.options);

beforeAll(async () => {
  host = await testHost();
  running = await start(REGION, FIRST);
});
afterAll(async () => {
  await running.close();
  await host.close();
});

type Answer = { status: number; body: Record<string, unknown>; cookie: string };
const call = async (method: string, path: string, body?: unknown, cookie = ''): Promise<Answer> => {
  const response = await fetch(`${running.url}${path}`, {
    method,
    headers: {
      'x-requested-with': 'duban',
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
};
const signIn = (account: string, password: string): Promise<Answer> =>
  call('POST', '/api/sign-in', { account, password });
const asAdmin = async (): Promise<string> => (await signIn('sysadmin', FIRST)).cookie;

const unit = { name: '清槐县水利局', shortName: '水利局', uscc: '11990121MBDEM1077G', region: REGION };
const registered = async (more: object = {}): Promise<string> => {
  const id = randomUUID();
  expect(await call('POST', `/api/units/${id}/register`, { ...unit, ...more }, await asAdmin())).toMatchObject({
    status: 200,
  });
  return id;
};
const appoint = async (command: object): Promise<Answer & { id: string }> => {
  const id = randomUUID();
  const person = { post: '科员', roles: ['HANDLER'], region: REGION, ...command };
  return {
    ...(await call('POST', `/api/persons/${id}/appoint`, person, await asAdmin())),
    id,
  };
};

describe('首个管理员', () => {
  it('空库启动时开立, 口令由部署方给定时不再显示, 以后启动不再开立', async () => {
    expect((await signIn('sysadmin', FIRST)).body).toMatchObject({
      name: '系统管理员',
      roles: ['SYSTEM_ADMIN'],
      region: { code: REGION },
      mustChangePassword: false,
    });
    await (await start('990122', 'Another-Password-8')).close();
    expect(said).toEqual([]);
    expect((await signIn('sysadmin', 'Another-Password-8')).status).toBe(401);
  });

  it('没有给定口令时生成一个, 显示一次, 须修改', async () => {
    const other = await testDatabase();
    const elsewhere = await postgresTransport(other.url);
    const once = await startServices([definition({ region: REGION, say: (line) => said.push(line) })], {
      ...host.options,
      databaseUrl: other.url,
      transport: elsewhere,
    });
    try {
      const password = /初始口令 ([\w-]+!)/.exec(said[0] ?? '')?.[1];
      const response = await fetch(`${once.url}/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'sysadmin', password }),
      });
      expect(await response.json()).toMatchObject({ mustChangePassword: true });
      expect(said).toHaveLength(1);
    } finally {
      await once.close();
      await elsewhere.close();
      await other.drop();
    }
  });
});

describe('登记单位和人员', () => {
  it('同地区的人都能查到', async () => {
    const id = await registered();
    const { id: person } = await appoint({ name: '訾宁', unit: { id, name: '水利局' }, account: 'zi.ning' });
    const token = await asAdmin();
    expect((await call('GET', '/api/units', undefined, token)).body).toMatchObject([
      { id, name: '清槐县水利局', shortName: '水利局', isSupervisionBody: false, isSubject: true, division: '990121' },
    ]);
    expect((await call('GET', `/api/people?unit=${id}&role=HANDLER`, undefined, token)).body).toEqual([
      { id: person, name: '訾宁', post: '科员', unit: { id, name: '水利局' }, roles: ['HANDLER'] },
    ]);
    expect((await call('GET', '/api/people?role=LIAISON', undefined, token)).body).toEqual([]);
    expect((await call('GET', '/api/units')).status).toBe(401);
  });

  it('别的地区看不见, 也不能由本地区登记', async () => {
    const foreigner: Actor = { id: randomUUID(), name: '外县', roles: ['HANDLER'], units: [], region: '990122' };
    const response = await fetch(`${running.url}/api/units`, {
      headers: await host.bearer(foreigner),
    });
    expect(await response.json()).toEqual([]);
    for (const [path, body] of [
      [`/api/units/${randomUUID()}/register`, { ...unit, region: '990122' }],
      [
        `/api/persons/${randomUUID()}/appoint`,
        { name: '某', post: '科员', unit: { id: 'x', name: '某局' }, roles: ['HANDLER'], region: '990122' },
      ],
    ] as const)
      expect(await call('POST', path, body, await asAdmin())).toMatchObject({
        status: 403,
        body: { code: 'directory.other-region' },
      });
  });

  it('一个账号只属一人', async () => {
    const of = { unit: { id: 'x', name: '某局' }, account: 'only.one' };
    expect(await appoint({ name: '甲', ...of })).toMatchObject({ status: 200 });
    expect(await appoint({ name: '乙', ...of })).toMatchObject({
      status: 409,
      body: { code: 'person.account-taken', title: '账号“only.one”已被使用' },
    });
  });

  it('同一人的改动同时来得比服务的数据库连接多,也都办得完', async () => {
    const of = { name: '甲', unit: { id: randomUUID(), name: '某局' }, account: 'at-once' };
    const { id } = await appoint(of);
    const cookie = await asAdmin();
    const change = { ...of, roles: ['HANDLER'], region: REGION };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        call('POST', `/api/persons/${id}/appoint`, { ...change, post: `科员${i}` }, cookie),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('行政区划可以导入, 重复导入以后者为准', async () => {
    const token = await asAdmin();
    for (const name of ['清槐', '清槐县'])
      expect((await call('POST', '/api/regions/import', [{ code: REGION, name }], token)).status).toBe(204);
    expect((await call('GET', '/api/regions', undefined, token)).body).toEqual([{ code: REGION, name: '清槐县' }]);
  });
});

describe('账号与口令', () => {
  const STRONG = 'Liuting-Water-2026';
  const opened = async (account: string): Promise<void> => {
    await appoint({ name: '邝野', unit: { id: 'x', name: '某局' }, account });
    const reset = { password: STRONG, mustChange: true };
    expect((await call('POST', `/api/accounts/${account}/reset`, reset, await asAdmin())).status).toBe(204);
  };

  it('开立账号后登录, 修改口令, 旧口令失效', async () => {
    await opened('kuang.ye');
    const first = await signIn('kuang.ye', STRONG);
    expect(first.body).toMatchObject({ name: '邝野', mustChangePassword: true });
    expect((await call('GET', '/api/me', undefined, first.cookie)).body).toEqual(first.body);
    const next = 'Another-Good-One-9';
    const change = (current: string, to: string): Promise<Answer> =>
      call('POST', '/api/change-password', { current, next: to }, first.cookie);
    expect(await change('wrong', next)).toMatchObject({ status: 401, body: { code: 'sign-in.failed' } });
    expect(await change(STRONG, 'short')).toMatchObject({ status: 422, body: { code: 'password.weak' } });
    const changed = await change(STRONG, next);
    expect(changed).toMatchObject({ status: 204, cookie: expect.stringMatching(/^duban_session=./) });
    expect((await signIn('kuang.ye', STRONG)).status).toBe(401);
    expect((await signIn('kuang.ye', next)).body).toMatchObject({ mustChangePassword: false });
  });

  it('须改口令的会话不代表任何职务, 改过才代表', async () => {
    await appoint({ name: '分县管理员', unit: { id: 'x', name: '某局' }, roles: ['SYSTEM_ADMIN'], account: 'second' });
    const reset = { password: STRONG, mustChange: true };
    await call('POST', '/api/accounts/second/reset', reset, await asAdmin());
    const { cookie } = await signIn('second', STRONG);
    const regions = (token: string): Promise<Answer> => call('POST', '/api/regions/import', [], token);
    expect((await regions(cookie)).status).toBe(403);
    const change = { current: STRONG, next: 'Another-Good-One-9' };
    const changed = await call('POST', '/api/change-password', change, cookie);
    expect((await regions(changed.cookie)).status).toBe(204);
  });

  it('没有这个人的账号不能重置, 不是管理员不能重置', async () => {
    await opened('plain.one');
    const { cookie } = await signIn('plain.one', STRONG);
    const reset = { password: STRONG, mustChange: false };
    expect((await call('POST', '/api/accounts/nobody/reset', reset, await asAdmin())).status).toBe(404);
    expect((await call('POST', '/api/accounts/sysadmin/reset', reset, cookie)).status).toBe(403);
  });

  it('口令不在事实里, 不在日志里', async () => {
    await opened('secret.keeper');
    const db = await Database.open({ url: serviceUrl(host.options.databaseUrl, 'directory'), max: 1 });
    const rows = await db.query({ scope: 'all' }, 'select data, meta from directory.journal');
    await db.close();
    expect(JSON.stringify(rows)).not.toContain(STRONG);
    expect(JSON.stringify(rows)).not.toContain('$argon2');
  });

  it('退出后浏览器不再带会话', async () => {
    const { cookie } = await signIn('sysadmin', FIRST);
    const answer = await call('POST', '/api/sign-out', undefined, cookie);
    expect(answer).toMatchObject({ status: 204, cookie: 'duban_session=' });
  });

  it('R-906 连续失败后锁定, 有没有这个账号都一样, 一齐来试也一样', async () => {
    for (const account of ['no.such.person', 'zi.ning']) {
      const answers = await Promise.all(Array.from({ length: 9 }, () => signIn(account, 'wrong')));
      answers.sort((a, b) => a.status - b.status);
      expect(answers.slice(0, 8).every(({ status, body }) => status === 401 && body['code'] === 'sign-in.failed')).toBe(
        true,
      );
      expect(answers[8]).toMatchObject({ status: 429, body: { code: 'sign-in.locked' } });
    }
  });
});
