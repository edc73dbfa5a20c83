import { Database, serviceUrl } from '@duban/persistence';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { bpmn, job, message } from '../conformance/models';
import { DefinitionRegistry } from './definitions';
import { Engine } from './engine';
import { Kernel } from './kernel';

let test: TestDatabase;
let one: Engine;
let two: Engine;
let db: Database;
beforeAll(async () => {
  test = await testDatabase();
  one = await Engine.open({ url: test.url });
  two = await Engine.open({ url: test.url });
  db = await Database.open({ url: serviceUrl(test.url, 'engine') });
});
afterAll(async () => {
  await db?.close();
  await two?.close();
  await one?.close();
  await test?.drop();
});
const count = async (table: string): Promise<number> =>
  Number((await db.query({ scope: 'all' }, `select count(*) as n from engine.${table}`))[0]?.['n']);

const taken = (engine: Engine, type: string) =>
  engine.activateJobs({ type, worker: 'spec', timeout: 60_000, max: 100, fetch: [] });

describe('引擎的事务', () => {
  it('两条命令互相等死的,被数据库终止的一条重来,两条都办成', async () => {
    const kernel = new Kernel(db, new DefinitionRegistry(db), Date.now, false, () => undefined);
    let tries = 0;
    let both: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => (both = resolve));
    const crossing = (first: number, then: number): Promise<number> =>
      kernel.command(async ({ tx }) => {
        await tx.query('select pg_advisory_xact_lock($1)', [first]);
        if ((tries += 1) === 2) both();
        await holding;
        await tx.query('select pg_advisory_xact_lock($1)', [then]);
        return first;
      });
    expect(await Promise.all([crossing(1, 2), crossing(2, 1)])).toEqual([1, 2]);
    expect(tries).toBe(3);
  });

  it('一个实例的两个作业在两个引擎上同时办完:一个也不丢,都过了汇合', async () => {
    const nodes = {
      ...{ s: 'startEvent ', f: 'parallelGateway ', a: job('left'), b: job('right') },
      ...{ g: 'parallelGateway ', e: 'endEvent ' },
    };
    const model = bpmn('joined', nodes, ['s>f', 'f>a', 'f>b', 'a>g', 'b>g', 'g>e']);
    await one.deploy([{ name: 'joined.bpmn', content: Buffer.from(model) }]);
    for (let n = 0; n < 25; n += 1) await one.createInstance({ id: 'joined', version: -1, variables: {} });
    const [left, right] = [await taken(one, 'left'), await taken(two, 'right')];
    expect([left.length, right.length]).toEqual([25, 25]);
    await Promise.all([
      ...left.map(({ key }) => one.completeJob(Number(key), {})),
      ...right.map(({ key }) => two.completeJob(Number(key), {})),
    ]);
    expect({ documents: await count('document'), jobs: await count('job') }).toEqual({ documents: 0, jobs: 0 });
  });

  it('变量大到没有边的实例办不成,什么也不留下;别的照常', async () => {
    const model = bpmn('grown', { s: 'startEvent ', a: job('grow'), e: 'endEvent ' }, ['s>a', 'a>e']);
    await one.deploy([{ name: 'grown.bpmn', content: Buffer.from(model) }]);
    const grown = (bytes: number) =>
      one.createInstance({ id: 'grown', version: -1, variables: { text: 'x'.repeat(bytes) } });
    const before = await count('document');
    await expect(grown(9 * 1024 * 1024)).rejects.toMatchObject({ name: 'DocumentTooLarge' });
    expect(await count('document')).toBe(before);
    const { key } = await grown(7 * 1024 * 1024);
    expect(await count('document')).toBe(before + 1);
    await one.cancelInstance(Number(key));
  });

  it('监听办完了,它的作业不留下,步骤自己的作业还在', async () => {
    const listener =
      '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="first"/></zeebe:executionListeners>';
    const nodes = { s: 'startEvent ', a: job('second', listener), e: 'endEvent ' };
    const model = bpmn('line', nodes, ['s>a', 'a>e']);
    await one.deploy([{ name: 'line.bpmn', content: Buffer.from(model) }]);
    await one.createInstance({ id: 'line', version: -1, variables: {} });
    const [first] = await taken(one, 'first');
    await one.completeJob(Number(first?.key), {});
    expect({ documents: await count('document'), jobs: await count('job') }).toEqual({ documents: 1, jobs: 1 });
  });

  it('次数用完的作业办不成,也不能再报错:它停在那里等人处理', async () => {
    const model = bpmn('stopped', { s: 'startEvent ', a: job('stop'), e: 'endEvent ' }, ['s>a', 'a>e']);
    await one.deploy([{ name: 'stopped.bpmn', content: Buffer.from(model) }]);
    const { key } = await one.createInstance({ id: 'stopped', version: -1, variables: {} });
    const [stopped] = await taken(one, 'stop');
    const jobKey = Number(stopped?.key);
    await one.failJob(jobKey, { retries: 0, message: '没有了', backoff: 0, variables: {} });
    const refused = { name: 'EngineRejection', status: 'FAILED_PRECONDITION' };
    await expect(one.completeJob(jobKey, {})).rejects.toMatchObject(refused);
    await expect(one.throwError(jobKey, { code: 'x', message: '', variables: {} })).rejects.toMatchObject(refused);
    expect(await one.reads.processes(key)).toMatchObject([{ state: 'ACTIVE' }]);
    await one.cancelInstance(Number(key));
  });
});

describe('引擎的消息', () => {
  const publish = (correlationKey: string, n: number) =>
    one.publishMessage({ name: 'news', correlationKey, timeToLive: 60_000, messageId: '', variables: { n } });

  it('一个关联键同时只有一个实例:后来的消息等它结束,再起下一个', async () => {
    const nodes = { s: 'startEvent |<bpmn:messageEventDefinition messageRef="m"/>', a: job('begun'), e: 'endEvent ' };
    await one.deploy([{ name: 'begun.bpmn', content: Buffer.from(bpmn('begun', nodes, ['s>a', 'a>e'])) }]);
    for (const n of [1, 2]) await publish('k', n);
    for (const n of [1, 2]) {
      const begun = await taken(two, 'begun');
      expect(begun.map(({ variables }) => variables)).toEqual([{ n }]);
      await one.completeJob(Number(begun[0]?.key), {});
    }
    expect(await taken(two, 'begun')).toEqual([]);
  });

  it('一条消息一个流程只收一次:第二个等它的步骤等下一条', async () => {
    const nodes = { s: 'startEvent ', w: message, v: message, a: job('heard'), e: 'endEvent ' };
    const model = bpmn('listening', nodes, ['s>w', 'w>v', 'v>a', 'a>e']);
    await one.deploy([{ name: 'listening.bpmn', content: Buffer.from(model) }]);
    await publish('once', 1);
    await one.createInstance({ id: 'listening', version: -1, variables: { k: 'once' } });
    expect([await taken(one, 'heard'), await count('message_subscription')]).toEqual([[], 1]);
    await publish('once', 2);
    expect((await taken(one, 'heard')).map(({ variables }) => variables['n'])).toEqual([2]);
  });
});
