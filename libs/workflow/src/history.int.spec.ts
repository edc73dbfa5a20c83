import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { WorkflowClient } from './index';

const diagram = (id: string, task: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" targetNamespace="x" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
<bpmn:process id="${id}" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>${task}
<bpmn:endEvent id="e"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/>
</bpmn:process></bpmn:definitions>`);
const task = (kind: string, extension: string): string =>
  `<bpmn:${kind} id="t"><bpmn:extensionElements>${extension}</bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:${kind}>`;

let test: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let client: WorkflowClient;

beforeAll(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url });
  gateway = await serveGateway(engine, { token: 'geheim' });
  client = WorkflowClient.connect({ ...gateway, token: 'geheim' });
  const child = diagram('child', task('serviceTask', '<zeebe:taskDefinition type="nobody"/>'));
  const called = '<zeebe:calledElement processId="child" propagateAllChildVariables="false"/>';
  await client.deploy([
    { name: 'child.bpmn', content: child },
    { name: 'parent.bpmn', content: diagram('parent', task('callActivity', called)) },
  ]);
});
afterAll(async () => {
  await client.close();
  await gateway.close();
  await engine.close();
  await test.drop();
});

describe('流程走到哪里,经协议问引擎', () => {
  it('与内置引擎自己的历史相同:从任一实例问起,都是整个一家', async () => {
    const root = await client.createInstance('parent', {});
    const [own, history] = [await engine.reads.processes(root), await engine.reads.history(root)];
    const child = own.find(({ key }) => key !== root)?.key as string;
    const asked = await client.history.of(child);
    expect(asked?.processes).toEqual(
      own.map(({ key, definition, caller, state }) => ({ key, definition, caller, state })),
    );
    expect(asked?.processes[1]?.caller).not.toBeNull();
    const byKey = (a: { key: string }, b: { key: string }): number => Number(a.key) - Number(b.key);
    expect([...(asked?.elements ?? [])].sort(byKey)).toEqual(
      history.elements.map(({ type: _, ...element }) => element).sort(byKey),
    );
    expect(asked?.flows).toEqual(history.flows);
    expect(await client.history.of('4503599627370497')).toBeUndefined();
  });

  it('在办的实例,连同调用它的那个实例', async () => {
    const root = await client.createInstance('parent', {});
    const ofRoot = (await engine.reads.processes(root)).map(({ key }) => key);
    const running = (await client.history.running()).filter(({ key }) => ofRoot.includes(key));
    expect(running.map(({ key, parent }) => ({ key, parent }))).toEqual([
      { key: root, parent: null },
      { key: ofRoot.find((key) => key !== root), parent: root },
    ]);
    await client.cancelInstance(root);
    expect((await client.history.running()).filter(({ key }) => ofRoot.includes(key))).toEqual([]);
  });

  it('停住的一步连同它的作业', async () => {
    const root = await client.createInstance('parent', {});
    const job = await eventually('the job is there', async () => {
      const jobs = await engine.activateJobs({ type: 'nobody', worker: 'spec', timeout: 60_000, max: 10, fetch: [] });
      return jobs.at(-1);
    });
    await engine.failJob(Number(job.key), { retries: 0, message: '没有人办', backoff: 0, variables: {} });
    const incidents = await client.history.incidents();
    expect(incidents).toMatchObject([
      { element: 't', type: 'JOB_NO_RETRIES', message: '没有人办', job: String(job.key) },
    ]);
    expect((await client.history.of(incidents[0]?.process ?? ''))?.processes[0]?.key).toBe(root);
  });
});
