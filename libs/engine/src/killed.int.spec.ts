import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { type Answer, GatewayClient } from '../conformance/client';
import { bpmn, job, timer } from '../conformance/models';

const INSTANCES = 40;
const TYPES = ['a', 'b'] as const;
const LEASE_MS = 1_000;
const nodes = { s: 'startEvent ', a: job('a'), w: timer('PT1S'), b: job('b'), e: 'endEvent ' };
const model = bpmn('line', nodes, ['s>a', 'a>w', 'w>b', 'b>e']);

let test: TestDatabase;
let owner: DataSource;
let node: ChildProcess | undefined;
let client: GatewayClient;

const start = async (): Promise<void> => {
  node = fork(path.join(__dirname, '../conformance/node.cjs'), [test.url], { execArgv: [] });
  const [{ grpcAddress, restAddress }] = (await Promise.race([
    once(node, 'message'),
    once(node, 'exit').then(() => Promise.reject(new Error('the node did not start'))),
  ])) as [{ grpcAddress: string; restAddress: string }];
  client = new GatewayClient(grpcAddress, restAddress);
};
const kill = async (): Promise<void> => {
  if (!node) return;
  const gone = once(node, 'exit');
  node.kill('SIGKILL');
  await gone;
  node = undefined;
};
const ok = (answer: Answer): boolean => 'ok' in answer;
const count = async (sql: string): Promise<number> =>
  Number((await owner.query(`select count(*) as n from ${sql}`))[0].n);

beforeEach(async () => {
  test = await testDatabase();
  owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
});
afterEach(async () => {
  await kill();
  await owner.destroy();
  await test.drop();
});

/** Works jobs of a type until the node is gone; the keys whose completion was acknowledged. */
const work = async (type: string, acknowledged: Set<string>): Promise<void> => {
  const request = { type, worker: 'spec', timeout: LEASE_MS, maxJobsToActivate: 5, requestTimeout: 100 };
  for (;;) {
    const answer = await client.call('ActivateJobs', request);
    if (!('ok' in answer)) return;
    await Promise.all(
      answer.ok.jobs.map(async ({ key }: { key: string }) => {
        if (ok(await client.call('CompleteJob', { jobKey: key, variables: '{}' }))) acknowledged.add(key);
      }),
    );
  }
};

it('killed again and again under load: what was acknowledged has happened, once, and nothing is left behind', async () => {
  await start();
  await client.call('DeployResource', { resources: [{ name: 'line.bpmn', content: Buffer.from(model) }] });
  const created = new Set<string>();
  const acknowledged = new Set<string>();
  const create = async (): Promise<void> => {
    const answer = await client.call('CreateProcessInstance', { bpmnProcessId: 'line', version: -1 });
    if ('ok' in answer) created.add(answer.ok.processInstanceKey);
  };
  for (let round = 1; round <= 3; round += 1) {
    const working = TYPES.map((type) => work(type, acknowledged));
    const creating = Promise.all(Array.from({ length: INSTANCES }, create));
    const before = acknowledged.size;
    await eventually('some jobs are done', () => acknowledged.size > before + 5);
    await kill();
    await Promise.all([...working, creating]);
    client.close();
    await start();
  }
  const working = TYPES.map((type) => work(type, acknowledged));
  await eventually('all that was begun is ended', async () => (await count('engine.document')) === 0, {
    timeoutMs: 20_000,
  });
  await kill();
  await Promise.all(working);
  client.close();

  const done = await owner.query("select key::text from engine.process where state = 'COMPLETED'");
  expect(done.map(({ key }: { key: string }) => key)).toEqual(expect.arrayContaining([...created]));
  expect(await count("engine.process where state <> 'COMPLETED'")).toBe(0);
  const completions = `engine.history, jsonb_array_elements(steps) step where step ->> 'intent' = 'ELEMENT_COMPLETED'`;
  const elements = Object.keys(nodes).length + 1; // and the process itself
  expect(await count(completions)).toBe(done.length * elements);
  expect(await count(`(select distinct root, step ->> 'element' from ${completions}) once`)).toBe(
    done.length * elements,
  );
  expect(acknowledged.size).toBeLessThanOrEqual(done.length * TYPES.length);
  for (const table of ['job', 'timer', 'incident'])
    expect({ table, left: await count(`engine.${table}`) }).toEqual({ table, left: 0 });
}, 60_000);
