import { randomUUID } from 'node:crypto';
import { type Agent, request } from 'node:http';
import { type Actor } from '@duban/kernel';
import { postgresTransport } from '@duban/messaging';
import { Database, serviceUrl } from '@duban/persistence';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { openBeside } from './beside';
import { type HostOptions, type Instance, type Running, startServices } from './index';
import { callOf, definition, heard } from './probe.contract';
import { optionsOn, tokens } from './probe.samples';

const someone: Actor = { id: randomUUID(), name: '苗晓岚', roles: ['SYSTEM_ADMIN'], units: [], region: '990121' };
const unit = { name: '水利局', shortName: '水利局', region: '990121' };
let database: TestDatabase;
let token: string;
const closing: (() => Promise<void>)[] = [];

const start = async (instance: Partial<Instance>): Promise<Running> => {
  const transport = await postgresTransport(database.url);
  const options: HostOptions = {
    ...optionsOn({
      databaseUrl: database.url,
      transport,
      workflow: { grpcAddress: '127.0.0.1:1', restAddress: 'http://127.0.0.1:1' },
    }),
    instance: { role: 'both', drainMs: 0, proxies: 'loopback', ...instance },
  };
  // What is shown here needs no engine, and there is none.
  const running = await startServices([{ ...definition, commands: byPersons }], options);
  closing.push(() => transport.close());
  return running;
};
const byPersons = definition.commands.filter(({ row }) => row.by === 'person');

beforeAll(async () => {
  database = await testDatabase();
  token = await tokens.issue(someone);
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await database.drop();
});
beforeEach(() => void heard.splice(0));

/** A request on a connection of its own, so that no pool of the client has a say. */
const headersOf = (url: string, agent: Agent | false = false): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    request(url, { agent, headers: { connection: 'keep-alive' } }, (answer) => {
      answer.resume().once('end', () => resolve({ status: answer.statusCode, ...answer.headers }));
    })
      .once('error', reject)
      .end();
  });

describe('一个服务的几个实例', () => {
  it('两个实例同时启动:迁移只做一次', async () => {
    const both = await Promise.all([start({}), start({})]);
    await Promise.all(both.map((running) => running.close()));
  });

  it('只应答的实例办成的,由只在后台的实例立即转发;后者不应答业务请求', async () => {
    const [api, worker] = await Promise.all([start({ role: 'api' }), start({ role: 'worker' })]);
    const call = callOf(() => api.url);
    const answer = await call('POST', `/api/units/${randomUUID()}/register`, token, unit);
    expect(answer.status).toBe(200);
    await eventually('the worker has handled the fact', () => heard.length === 1);
    expect((await callOf(() => worker.url)('GET', '/api/things', token)).status).toBe(404);
    expect((await callOf(() => worker.url)('GET', '/ready')).status).toBe(200);
    await Promise.all([api.close(), worker.close()]);
  });

  it('收到停止:先不再就绪,继续应答并请对方另连;之后才停', async () => {
    const running = await start({ drainMs: 1_500 });
    expect(await headersOf(`${running.url}/ready`)).toMatchObject({ status: 200, connection: 'keep-alive' });
    const closed = running.close();
    expect(await headersOf(`${running.url}/ready`)).toMatchObject({ status: 503, connection: 'close' });
    const call = callOf(() => running.url);
    expect((await call('POST', `/api/units/${randomUUID()}/register`, token, unit)).status).toBe(200);
    await closed;
    await expect(call('GET', '/health')).rejects.toThrow();
  });

  it('互相告知:别的实例听到,自己不听;事务里说的,提交了才听到', async () => {
    const url = serviceUrl(database.url, 'probe');
    const db = await Database.open({ url });
    const [one, other] = await Promise.all([openBeside(db, 'probe', url), openBeside(db, 'probe', url)]);
    const said: string[] = [];
    one.hear('live', (text) => said.push(`one ${text}`));
    other.hear('live', (text) => said.push(`other ${text}`));
    other.hear('kept', () => said.push('kept'));
    const long = '督办'.repeat(600);
    for (const text of ['a', 'b', 'a', `c${long}`, `d${long}`]) one.tell('live', text);
    await eventually('all are heard', () => said.length === 4);
    expect(said).toEqual(['other a', 'other b', `other c${long}`, `other d${long}`]);
    await db.transaction({ scope: 'all' }, (tx) => one.tellWith(tx, 'kept'));
    await eventually('the committed one is heard', () => said.includes('kept'));
    await Promise.all([one.close(), other.close()]);
    await db.close();
  });
});
