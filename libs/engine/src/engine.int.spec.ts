import { DataSource } from 'typeorm';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { bpmn, job, message, timer } from '../conformance/models';
import { Engine } from './engine';

let test: TestDatabase;
let owner: DataSource;
let offset = 0;
const now = (): number => Date.now() + offset;
const open: Engine[] = [];
const start = async (log?: (error: unknown) => void): Promise<Engine> => {
  const engine = await Engine.open({ url: test.url, clock: now, ...(log ? { log } : {}) });
  open.push(engine);
  return engine;
};
const stop = async (engine: Engine): Promise<void> => {
  open.splice(open.indexOf(engine), 1);
  await engine.close();
};
const deploy = (engine: Engine, xml: string) => engine.deploy([{ name: 'model.bpmn', content: Buffer.from(xml) }]);
const create = async (engine: Engine, id: string, variables = {}): Promise<string> =>
  (await engine.createInstance({ id, version: -1, variables })).key;
const activate = (engine: Engine, type: string, max = 100) =>
  engine.activateJobs({ type, worker: 'spec', timeout: 60_000, max, fetch: [] });
const count = async (sql: string): Promise<number> =>
  Number((await owner.query(`select count(*) as n from ${sql}`))[0].n);

const line = bpmn('line', { s: 'startEvent ', a: job('a'), b: job('b'), e: 'endEvent ' }, ['s>a', 'a>b', 'b>e']);
const waiting = bpmn('waiting', { s: 'startEvent ', w: timer('PT60S'), a: job('late'), e: 'endEvent ' }, [
  's>w',
  'w>a',
  'a>e',
]);

const HOUR_MS = 3_600_000;
/** Begins an instance each day, three times. */
const daily = bpmn(
  'daily',
  {
    s: 'startEvent |<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT24H</bpmn:timeCycle></bpmn:timerEventDefinition>',
    a: job('daily'),
    e: 'endEvent ',
  },
  ['s>a', 'a>e'],
);

beforeEach(async () => {
  offset = 0;
  test = await testDatabase();
  owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
});
afterEach(async () => {
  for (const engine of [...open]) await stop(engine);
  await owner.destroy();
  await test.drop();
});

describe('two engines on one database', () => {
  it('never hand out a job twice', async () => {
    const [one, two] = [await start(), await start()];
    await deploy(one, line);
    await Promise.all(Array.from({ length: 40 }, (_, i) => create(i % 2 ? one : two, 'line')));
    const taken = await Promise.all(Array.from({ length: 10 }, (_, i) => activate(i % 2 ? one : two, 'a', 7)));
    const keys = taken.flat().map((j) => j.key);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
  });

  it('fire a timer once', async () => {
    const [one, two] = [await start(), await start()];
    await deploy(one, waiting);
    await Promise.all(Array.from({ length: 10 }, () => create(one, 'waiting')));
    offset = 61_000;
    await Promise.all([one.tick(), two.tick(), one.tick(), two.tick()]);
    expect(await activate(two, 'late')).toHaveLength(10);
    expect(await count('engine.timer')).toBe(0);
  });

  it('begin one instance at a timer, though both come to it at once', async () => {
    const [one, two] = [await start(), await start()];
    await deploy(one, daily);
    const holding = owner.createQueryRunner();
    await holding.startTransaction();
    await holding.query('select 1 from engine.timer for update');
    offset = 25 * HOUR_MS;
    const ticking = Promise.all([one.tick(), two.tick()]);
    const stuck = "pg_stat_activity where usename = 'duban_engine' and wait_event_type = 'Lock'";
    await eventually('both wait for the timer', async () => (await count(stuck)) === 2);
    await holding.commitTransaction();
    await holding.release();
    await ticking;
    expect(await count('engine.process')).toBe(1);
  });

  it('wake each other when there are jobs, and answer a command that a listener held up on the other node', async () => {
    const [one, two] = [await start(), await start()];
    const listener =
      '<zeebe:userTask/><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="check"/></zeebe:taskListeners>';
    const nodes = { s: 'startEvent ', u: `userTask |${listener}`, a: job('after'), e: 'endEvent ' };
    await deploy(one, bpmn('desk', nodes, ['s>u', 'u>a', 'a>e']));
    const heard: string[] = [];
    two.onJobs((type) => heard.push(type));
    await create(one, 'desk');
    const [task] = await one.reads.userTasks();
    const answer = one.completeUserTask(Number(task?.key), { decided: true });
    await eventually('the other node hears of the listener job', () => heard.includes('check'));
    const [check] = await activate(two, 'check');
    expect(check?.variables).toEqual({ decided: true });
    await two.completeJob(Number(check?.key), {});
    await answer;
    expect((await activate(two, 'after')).map((j) => j.variables)).toEqual([{ decided: true }]);
  });

  it('let no message fall between publishing and subscribing', async () => {
    const [one, two] = [await start(), await start()];
    const nodes = { s: 'startEvent ', w: message, a: job('done'), e: 'endEvent ' };
    await deploy(one, bpmn('listening', nodes, ['s>w', 'w>a', 'a>e']));
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    const publish = (k: string) =>
      two.publishMessage({ name: 'news', correlationKey: k, timeToLive: 60_000, messageId: '', variables: {} });
    await Promise.all(keys.flatMap((k) => [create(one, 'listening', { k }), publish(k)]));
    expect(await activate(one, 'done')).toHaveLength(20);
    expect(await count('engine.message_subscription')).toBe(0);
  });
});

describe('an engine that loses its connections or its process', () => {
  it('has done each acknowledged completion once and leaves no rows behind', async () => {
    const engine = await start();
    await deploy(engine, line);
    const again = async <T>(command: () => Promise<T>): Promise<T | undefined> =>
      eventually('the command is answered', async () => {
        try {
          return (await command()) ?? true;
        } catch (error) {
          if ((error as { status?: string }).status === 'NOT_FOUND') return true;
          throw error;
        }
      }) as Promise<T | undefined>;
    await Promise.all(Array.from({ length: 30 }, () => create(engine, 'line')));
    const killing = (async () => {
      for (let i = 0; i < 12; i += 1) {
        await owner.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'duban_engine' order by random() limit 3",
        );
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const done: number[] = [];
    for (const type of ['a', 'b']) {
      const jobs = await eventually('all jobs of a type are handed out', async () => {
        offset += 61_000;
        await engine.tick();
        const some = await activate(engine, type);
        return some.length === 30 ? some : undefined;
      });
      await Promise.all(
        jobs.map(async ({ key }) => {
          await again(() => engine.completeJob(Number(key), {}));
          done.push(key);
        }),
      );
    }
    await killing;
    expect(done).toHaveLength(60);
    expect(await count("engine.process where state = 'COMPLETED'")).toBe(30);
    for (const table of ['document', 'job', 'timer', 'incident']) expect(await count(`engine.${table}`)).toBe(0);
  });

  it('goes on after a restart: definitions, due timers and jobs are there', async () => {
    const first = await start();
    await deploy(first, waiting);
    await create(first, 'waiting');
    await stop(first);
    offset = 61_000;
    const second = await start();
    await eventually('the timer that was due in between has fired', async () => (await activate(second, 'late'))[0]);
  });

  it('hears other nodes again after its connection was cut', async () => {
    const [one, two] = [await start(), await start()];
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
    );
    await deploy(one, line);
    await eventually('the other node can start what was deployed meanwhile', () => create(two, 'line'));
  });
});

it('a timer that comes back does so as often as its model says', async () => {
  const engine = await start();
  await deploy(engine, daily);
  const begun: number[] = [];
  for (let day = 1; day <= 5; day += 1) {
    offset = day * 25 * HOUR_MS;
    await engine.tick();
    begun.push(await count('engine.process'));
  }
  expect(begun).toEqual([1, 2, 3, 3, 3]);
});

it('a timer whose model loops without end does not hold up the others', async () => {
  const errors: unknown[] = [];
  const engine = await start((error) => errors.push(error));
  const nodes = { s: 'startEvent ', w: timer('PT10S'), x: 'exclusiveGateway ', y: 'exclusiveGateway ' };
  // Gateways alone are the one loop without a wait that is deployed.
  await deploy(engine, bpmn('endless', nodes, ['s>w', 'w>x', 'x>y', 'y>x']));
  await deploy(engine, waiting);
  await create(engine, 'endless');
  await create(engine, 'waiting');
  offset = 61_000;
  await engine.tick();
  expect(await activate(engine, 'late')).toHaveLength(1);
  expect(String(errors[0])).toContain('step limit');
  expect(await count('engine.timer')).toBe(1);
});

it('the history of an instance, folded, gives the elements that are open', async () => {
  const engine = await start();
  await deploy(engine, line);
  const key = await create(engine, 'line');
  const [first] = await activate(engine, 'a');
  await engine.completeJob(Number(first?.key), {});
  const { elements, flows } = await engine.reads.history(key);
  const active = elements.filter((e) => e.state === 'ACTIVE').map((e) => e.key);
  const documents = await owner.query('select content from engine.document where root = $1', [key]);
  expect(active).toEqual(documents[0].content.instances.map((i: { key: number }) => String(i.key)));
  expect(flows.map((f) => f.flow)).toEqual(['f0', 'f1']);
});

it('a signal that starts the process that throws it is refused with the reason, not run for ever', async () => {
  const engine = await start();
  const again = '|<bpmn:signalEventDefinition signalRef="sig"/>';
  const xml = bpmn('echo', { s: `startEvent ${again}`, e: `endEvent ${again}` }, ['s>e']);
  await deploy(engine, xml.replace('<bpmn:process', '<bpmn:signal id="sig" name="again"/><bpmn:process'));
  await expect(engine.broadcastSignal('again', {})).rejects.toThrow("signal 'again' calls forth itself");
  expect(await count('engine.process')).toBe(0);
});
