import path from 'node:path';
import { Engine, type Gateway, serveGateway } from '@duban/engine';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { z } from 'zod';
import { type Job, type JobHandler, runWorkers, WorkflowClient, type Workers } from './index';

const diagram = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://duban/spec">
<bpmn:process id="one-job" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="work"/><zeebe:taskHeaders><zeebe:header key="h" value="1"/></zeebe:taskHeaders></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
<bpmn:endEvent id="e"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/>
</bpmn:process></bpmn:definitions>`);

let test: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let client: WorkflowClient;
let workers: Workers | undefined;
let faults: unknown[];

const start = (work: JobHandler): Workers =>
  (workers = runWorkers(WorkflowClient.connect(gateway), { work }, (_job, error) => faults.push(error)));
const create = (n: number): Promise<string> => client.createInstance('one-job', { n });
const ended = async (root: string): Promise<boolean> => (await engine.reads.processes(root))[0]?.state === 'COMPLETED';
const gate = (): { opened: Promise<void>; open: () => void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

beforeEach(async () => {
  faults = [];
  test = await testDatabase();
  engine = await Engine.open({ url: test.url });
  gateway = await serveGateway(engine);
  client = WorkflowClient.connect(gateway);
  await client.deploy([{ name: 'one-job.bpmn', content: diagram }]);
});
afterEach(async () => {
  await workers?.close();
  workers = undefined;
  await client.close();
  await gateway.close();
  await engine.close();
  await test.drop();
});

it('a job that was there before and one that comes later both reach the handler, with all that is known of them', async () => {
  const seen: Job[] = [];
  const before = await create(1);
  start(async (job) => void seen.push(job));
  await eventually('the job from before is done', () => ended(before));
  const later = await create(2);
  await eventually('the pushed job is done', () => ended(later));
  const common = {
    type: 'work',
    processId: 'one-job',
    processVersion: 1,
    elementId: 'a',
    retries: 3,
    headers: { h: '1' },
  };
  expect(seen).toMatchObject([
    { ...common, processInstanceKey: before, variables: { n: 1 } },
    { ...common, processInstanceKey: later, variables: { n: 2 } },
  ]);
});

it('one slow job holds up no other, and no more than sixteen are in work at once', async () => {
  const slow = gate();
  let [inWork, most] = [0, 0];
  start(async ({ variables }) => {
    most = Math.max(most, ++inWork);
    await (variables['n'] === 0 ? slow.opened : new Promise((resolve) => setImmediate(resolve)));
    inWork -= 1;
    return {};
  });
  const first = await create(0);
  const others = await Promise.all(Array.from({ length: 60 }, (_, i) => create(i + 1)));
  await eventually('all others are done', async () => (await Promise.all(others.map(ended))).every(Boolean));
  expect(await ended(first)).toBe(false);
  expect(most).toBeLessThanOrEqual(16);
  slow.open();
  await eventually('the slow one is done too', () => ended(first));
});

it('drains: a job in work when the worker is closed is completed, and the next waits for the next worker', async () => {
  const busy = gate();
  let begun = false;
  const running = start(async () => {
    begun = true;
    await busy.opened;
    return {};
  });
  const first = await create(1);
  await eventually('the job is in work', () => begun);
  const closing = running.close();
  busy.open();
  await closing;
  workers = undefined;
  expect(await ended(first)).toBe(true);
  const second = await create(2);
  expect(await engine.reads.openJobs()).toBe(1);
  start(async () => ({}));
  await eventually('another worker does it', () => ended(second));
});

it('drains what it held back, each job once', async () => {
  const busy = gate();
  const begun: string[] = [];
  const running = start(async ({ key }) => {
    begun.push(key);
    await busy.opened;
    return {};
  });
  await Promise.all(Array.from({ length: 30 }, (_, i) => create(i)));
  await eventually('as many as may be are in work', () => begun.length === 16);
  const closing = running.close();
  busy.open();
  await closing;
  workers = undefined;
  expect(new Set(begun).size).toBe(begun.length);
  expect(await engine.reads.openJobs()).toBe(30 - begun.length);
});

it('goes on when the gateway was away', async () => {
  start(async () => ({}));
  const first = await create(1);
  await eventually('a job is done', () => ended(first));
  const port = Number(gateway.grpcAddress.split(':')[1]);
  await gateway.close();
  const { key } = await engine.createInstance({ id: 'one-job', version: -1, variables: {} });
  gateway = await serveGateway(engine, { port });
  await eventually('what came meanwhile is done', () => ended(key));
});

it('input that does not fit the command is an incident at once; a repeated answer counts as done', async () => {
  const Input = z.object({ n: z.string() });
  start(async ({ key, variables }) => {
    if (variables['n'] === 7)
      await engine.completeJob(Number(key), {}); // as if the answer to it had been lost
    else Input.parse(variables);
    return {};
  });
  const done = await create(7);
  await eventually('it is done', () => ended(done));
  expect(faults).toEqual([]);
  const wrong = await create(1);
  const incident = await eventually('an incident', async () => (await engine.reads.incidents())[0]);
  expect(incident).toMatchObject({ process: wrong, element: 'a', type: 'JOB_NO_RETRIES' });
  expect(incident.message).toContain('input does not fit the command');
  expect(faults).toHaveLength(1);
});

it('polls a gateway that offers no streams', async () => {
  const proto = path.join(path.dirname(require.resolve('@camunda8/sdk/package.json')), 'dist/proto/zeebe.proto');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the description has no types of its own
  const loaded = loadPackageDefinition(loadSync(proto, { keepCase: true, longs: String })) as any;
  const completed: string[] = [];
  const jobs = [{ key: '7', type: 'work', retries: 3, variables: '{"n":1}', customHeaders: '{}' }];
  const server = new Server();
  server.addService(
    loaded.gateway_protocol.Gateway.service as ServiceDefinition,
    {
      ActivateJobs: (call: ServerWritableStream<unknown, unknown>) => {
        call.write({ jobs: jobs.splice(0) });
        call.end();
      },
      CompleteJob: ({ request }: { request: { jobKey: string } }, answer: (error: null, value: object) => void) => {
        completed.push(request.jobKey);
        answer(null, {});
      },
    } as never,
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const polling = WorkflowClient.connect({ grpcAddress: `127.0.0.1:${port}`, restAddress: gateway.restAddress });
  workers = runWorkers(polling, { work: async () => ({}) }, (_job, error) => faults.push(error));
  await eventually('the job is done', () => completed.includes('7'));
  await workers.close();
  workers = undefined;
  server.forceShutdown();
  expect(faults).toEqual([]);
});
