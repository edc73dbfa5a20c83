import { DataSource } from 'typeorm';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { bpmn, job, message, timer } from '../conformance/models';
import { Engine } from './engine';

let test: TestDatabase;
let owner: DataSource;
let offset = 0;
const engines: Engine[] = [];
const start = async (): Promise<Engine> => {
  const engine = await Engine.open({ url: test.url, clock: () => Date.now() + offset });
  engines.push(engine);
  return engine;
};
/** A node that dies: PostgreSQL loses all its connections, whatever they were doing. */
const die = async (engine: Engine): Promise<void> => {
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'duban_engine'",
  );
  await engine.close();
  engines.splice(engines.indexOf(engine), 1);
};
const count = async (table: string): Promise<number> =>
  Number((await owner.query(`select count(*) as n from engine.${table}`))[0].n);

const nodes = {
  s: 'startEvent ',
  a: job('a'),
  w: timer('PT60S'),
  u: 'userTask |<zeebe:userTask/>',
  n: message,
  b: job('b'),
  e: 'endEvent ',
};
const path = ['s>a', 'a>w', 'w>u', 'u>n', 'n>b', 'b>e'];

/** Handed out to a node that died, a job comes again when its lease is over. */
const complete = async (engine: Engine, type: string): Promise<void> => {
  const [taken] = await engine.activateJobs({ type, worker: 'spec', timeout: 60_000, max: 1, fetch: [] });
  if (!taken) throw new Error(`no job of type ${type}`);
  await engine.completeJob(Number(taken.key), { [type]: 'done' });
};
type Step = { does: string; act(engine: Engine): Promise<unknown>; at: string };
const steps: readonly Step[] = [
  { does: 'a job is completed', at: 'a', act: (engine) => complete(engine, 'a') },
  {
    does: 'a timer fires',
    at: 'w',
    act: (engine) => {
      offset += 61_000;
      return engine.tick();
    },
  },
  {
    does: 'a user task is completed',
    at: 'u',
    act: async (engine) => {
      const [task] = await engine.reads.userTasks();
      await engine.completeUserTask(Number(task?.key), { u: 'done' });
    },
  },
  {
    does: 'a message is published',
    at: 'n',
    act: (engine) =>
      engine.publishMessage({ name: 'news', correlationKey: 'k', timeToLive: 60_000, messageId: '1', variables: {} }),
  },
  { does: 'the last job is completed', at: 'b', act: (engine) => complete(engine, 'b') },
];

beforeEach(async () => {
  offset = 0;
  test = await testDatabase();
  owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
});
afterEach(async () => {
  for (const engine of [...engines]) await engine.close();
  engines.length = 0;
  await owner.destroy();
  await test.drop();
});

/** Repeats a step on a node until the instance has left the element: the answer may have been lost, or the lease runs. */
const carry = async (engine: Engine, root: string, { does, act, at }: Step): Promise<void> => {
  await eventually(does, async () => {
    const { elements } = await engine.reads.history(root);
    if (elements.some(({ element, state }) => element === at && state === 'COMPLETED')) return true;
    offset += 61_000;
    await engine.tick();
    await act(engine).catch(() => undefined);
    return false;
  });
};

describe('a node that dies while', () => {
  it.each(steps.map((step, i) => [step.does, i] as const))(
    '%s: another goes on, and all happens once',
    async (_, at) => {
      const first = await start();
      await first.deploy([{ name: 'model.bpmn', content: Buffer.from(bpmn('journey', nodes, path)) }]);
      const { key } = await first.createInstance({ id: 'journey', version: -1, variables: { k: 'k' } });
      for (const step of steps.slice(0, at)) await step.act(first);
      const cut = steps[at]?.act(first).catch(() => undefined);
      await die(first);
      await cut;
      const second = await start();
      for (const step of steps.slice(at)) await carry(second, key, step);
      expect(await second.reads.processes(key)).toMatchObject([{ state: 'COMPLETED' }]);
      const { elements, flows } = await second.reads.history(key);
      expect(elements.map(({ element, state }) => `${element} ${state}`).slice(1)).toEqual(
        Object.keys(nodes).map((element) => `${element} COMPLETED`),
      );
      expect(flows).toHaveLength(path.length);
      for (const table of ['document', 'job', 'timer', 'message_subscription', 'user_task', 'incident'])
        expect({ table, left: await count(table) }).toEqual({ table, left: 0 });
    },
  );
});
