import { Database, serviceUrl } from '@duban/persistence';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { bpmn, job } from '../conformance/models';
import { Engine } from './engine';
import { type ActivatedJob } from './operations/jobs';

const signals = (xml: string): string =>
  xml.replace('<bpmn:process', '<bpmn:signal id="cry" name="cry"/><bpmn:signal id="echo" name="echo"/><bpmn:process');
const signal = (id: string): string => `|<bpmn:signalEventDefinition signalRef="${id}"/>`;
/** Its job is called off by a signal that its own signal calls forth, all in one command. */
const crying = signals(
  bpmn(
    'crying',
    {
      ...{ s: 'startEvent ', f: 'parallelGateway ', a: job('give'), e: `endEvent ${signal('cry')}` },
      ...{ b: `boundaryEvent attachedToRef="a"${signal('echo')}`, e2: 'endEvent ', e3: 'endEvent ' },
    },
    ['s>f', 'f>a', 'f>e', 'a>e2', 'b>e3'],
  ),
);
const echoing = signals(
  bpmn('echoing', { s: `startEvent ${signal('cry')}`, e: `endEvent ${signal('echo')}` }, ['s>e']),
);

let test: TestDatabase;
let engine: Engine;
let db: Database;
let now = Date.parse('2026-03-02T01:00:00.000Z');
beforeAll(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url, clock: () => now });
  db = await Database.open({ url: serviceUrl(test.url, 'engine') });
  const waits = bpmn('waits', { s: 'startEvent ', a: job('wait'), e: 'endEvent ' }, ['s>a', 'a>e']);
  const given = bpmn('given', { s: 'startEvent ', a: job('give'), e: 'endEvent ' }, ['s>a', 'a>e']);
  const both = bpmn(
    'both',
    {
      ...{ s: 'startEvent ', f: 'parallelGateway ', a: job('left'), b: job('right') },
      ...{ g: 'parallelGateway ', e: 'endEvent ' },
    },
    ['s>f', 'f>a', 'f>b', 'a>g', 'b>g', 'g>e'],
  );
  await engine.deploy([
    { name: 'both.bpmn', content: Buffer.from(both) },
    { name: 'waits.bpmn', content: Buffer.from(waits) },
    { name: 'given.bpmn', content: Buffer.from(given) },
    { name: 'crying.bpmn', content: Buffer.from(crying) },
    { name: 'echoing.bpmn', content: Buffer.from(echoing) },
  ]);
});
afterAll(async () => {
  await db?.close();
  await engine?.close();
  await test?.drop();
});

const read = async <R extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<R[]> =>
  db.query<R>({ scope: 'all' }, sql, values);
const start = (id: string, variables = {}) => engine.createInstance({ id, version: -1, variables });
const taken = (type: string): Promise<ActivatedJob[]> =>
  engine.activateJobs({ type, worker: 'spec', timeout: 60_000, max: 100, fetch: [] });
const many = 40;

describe('同时来的命令合用事务', () => {
  it('事务比命令少得多, 每条都办成一次', async () => {
    const before = await read('select key from engine.process');
    await Promise.all(Array.from({ length: many }, () => start('waits')));
    const made = 'select xmin::text as tx from engine.document';
    expect((await read(made)).length).toBe(many);
    expect(new Set((await read<{ tx: string }>(made)).map(({ tx }) => tx)).size).toBeLessThan(many / 2);
    const jobs = await taken('wait');
    await Promise.all(jobs.map(({ key }) => engine.completeJob(key, {})));
    const states = await read<{ state: string; n: number }>(
      'select state, count(*)::int as n from engine.process group by state',
    );
    expect([before.length, jobs.length, states]).toEqual([0, many, [{ state: 'COMPLETED', n: many }]]);
    expect(await read('select 1 from engine.document union all select 1 from engine.job')).toEqual([]);
  });

  it('被拒绝的、装不下的只错自己, 同时来的照办', async () => {
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: many }, () => start('waits')),
      start('waits', { text: 'x'.repeat(9 * 1024 * 1024) }),
      engine.completeJob(1, {}),
    ]);
    const failed = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as Error).name] : []));
    expect(failed).toEqual(['DocumentTooLarge', 'EngineRejection']);
    const jobs = await taken('wait');
    expect(jobs.length).toBe(many);
    // The first goes by itself; what comes next shares a transaction, in which the second comes twice.
    const [first, second] = jobs as [ActivatedJob, ActivatedJob];
    const asked = [first, second, second, ...jobs.slice(2), first];
    const twice = await Promise.allSettled(asked.map(({ key }) => engine.completeJob(key, {})));
    expect(twice.flatMap((o) => (o.status === 'rejected' ? [o.reason.status] : []))).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await read('select 1 from engine.document')).toEqual([]);
  });

  it('数据库断了的, 办成没有不知道: 报给调用者, 不替他再办一遍', async () => {
    const owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
    const blocking = owner.createQueryRunner();
    await blocking.startTransaction();
    await blocking.query('lock table engine.process in exclusive mode');
    const before = await read('select key from engine.process');
    const starting = Promise.allSettled(Array.from({ length: many }, () => start('waits')));
    const stuck = `select pid from pg_stat_activity where usename = 'duban_engine' and wait_event_type = 'Lock'`;
    await eventually('two transactions wait', async () => (await owner.query(stuck)).length === 2);
    await owner.query(`select pg_terminate_backend(pid) from (${stuck}) one`);
    await blocking.rollbackTransaction();
    const done = (await starting).filter(({ status }) => status === 'fulfilled').length;
    expect(many - done).toBeGreaterThan(1);
    expect((await read('select key from engine.process')).length).toBe(before.length + done);
    for (const { key } of await taken('wait')) await engine.completeJob(key, {});
    await owner.destroy();
  });

  it('一个实例正被别人占着, 不挡住别的', async () => {
    await Promise.all(Array.from({ length: many }, () => start('waits')));
    // The first goes by itself; the others come while it is under way.
    const [first, held, ...others] = await taken('wait');
    const done = new Set<number>();
    const complete = ({ key }: ActivatedJob): Promise<unknown> => engine.completeJob(key, {}).then(() => done.add(key));
    let all: Promise<unknown> = Promise.resolve();
    await db.transaction({ scope: 'all' }, async (tx) => {
      await tx.query('select 1 from engine.document where root = $1 for update', [held?.root]);
      all = Promise.all([first, held, ...others].map((one) => complete(one as ActivatedJob)));
      await eventually('all but the one are done', () => done.size === many - 1);
      expect(done.has(held?.key ?? 0)).toBe(false);
    });
    await all;
    expect(await read('select 1 from engine.document')).toEqual([]);
  });

  it('一个实例的几个作业同时办完: 每个的结果都在', async () => {
    const before = Number((await read('select count(*) as n from engine.history'))[0]?.['n']);
    for (let n = 0; n < many / 2; n += 1) await start('both');
    const jobs = [...(await taken('left')), ...(await taken('right'))].sort((a, b) => a.root - b.root);
    await Promise.all(jobs.map(({ key }) => engine.completeJob(key, {})));
    expect(await read('select 1 from engine.document union all select 1 from engine.job')).toEqual([]);
    const [row] = await read('select count(*) as n from engine.history');
    expect([jobs.length, Number(row?.['n']) - before]).toEqual([many, (many / 2) * 3]);
  });
});

describe('作业一产生就交给等着的人', () => {
  const take = (room = () => true) => {
    const given: ActivatedJob[] = [];
    const off = engine.takeJobs({
      ...{ type: 'give', worker: 'taker', timeout: 5_000, fetch: ['a'] },
      hasRoom: room,
      give: (one) => void given.push(one),
    });
    return { given, off };
  };

  it('带着变量, 已经租给他: 别人取不到; 租期到了没有办, 又是大家的', async () => {
    const { given, off } = take();
    await start('given', { a: 1, b: 2 });
    expect(given).toEqual([expect.objectContaining({ worker: 'taker', variables: { a: 1 } })]);
    expect(await taken('give')).toEqual([]);
    off();
    now += 5_001;
    await engine.tick();
    const [again] = await taken('give');
    expect(again?.key).toBe(given[0]?.key);
    await engine.completeJob(again?.key ?? 0, {});
  });

  it('几个人轮着给; 没有空的不给', async () => {
    let room = true;
    const [one, two] = [take(), take(() => room)];
    for (let n = 0; n < 4; n += 1) await start('given');
    expect([one.given.length, two.given.length]).toEqual([2, 2]);
    room = false;
    for (let n = 0; n < 2; n += 1) await start('given');
    expect([one.given.length, two.given.length]).toEqual([4, 2]);
    one.off();
    two.off();
    await start('given');
    const left = await taken('give');
    expect(left.length).toBe(1);
    for (const { key } of [...one.given, ...two.given, ...left]) await engine.completeJob(key, {});
  });

  it('同一条命令里又撤销的作业谁也不给', async () => {
    const { given, off } = take();
    await start('crying');
    off();
    expect({ given, jobs: await read('select 1 from engine.job') }).toEqual({ given: [], jobs: [] });
  });
});
