import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { Conflict, Refusal } from '@duban/kernel';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { runWorkers, WorkflowClient, WorkflowRejection } from './index';

const diagram = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" targetNamespace="x" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
<bpmn:error id="er" errorCode="proof.refused"/>
<bpmn:process id="proof" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="proof.work"/></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
<bpmn:boundaryEvent id="b" attachedToRef="a"><bpmn:outgoing>f4</bpmn:outgoing><bpmn:errorEventDefinition id="d" errorRef="er"/></bpmn:boundaryEvent>
<bpmn:userTask id="u" name="确认"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
<bpmn:endEvent id="e"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
<bpmn:endEvent id="r"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="u"/>
<bpmn:sequenceFlow id="f3" sourceRef="u" targetRef="e"/><bpmn:sequenceFlow id="f4" sourceRef="b" targetRef="r"/>
</bpmn:process></bpmn:definitions>`);

let test: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let client: WorkflowClient;
let offset = 0;
const states = async (root: string) => (await engine.reads.processes(root)).map((p) => p.state);

beforeAll(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url, clock: () => Date.now() + offset });
  gateway = await serveGateway(engine, { token: 'geheim' });
  client = WorkflowClient.connect({ ...gateway, token: 'geheim' });
  await client.deploy([{ name: 'proof.bpmn', content: diagram }]);
});
afterAll(async () => {
  await client.close();
  await gateway.close();
  await engine.close();
  await test.drop();
});

describe('the workflow client on the embedded engine, through its gateway port', () => {
  it('an unmodified client deploys, works jobs and completes a user task', async () => {
    const workers = runWorkers(
      WorkflowClient.connect({ ...gateway, token: 'geheim' }),
      { 'proof.work': async ({ variables }) => ({ n: Number(variables['n']) + 1 }) },
      () => undefined,
    );
    const key = await client.createInstance('proof', { n: 1 });
    const [task] = await eventually('the user task is there', async () => {
      const tasks = await engine.reads.userTasks({ process: key });
      return tasks.length > 0 ? tasks : undefined;
    });
    expect(await client.completeUserTask(String(task?.key), { ok: true })).toBe(true);
    expect(await client.completeUserTask(String(task?.key), {})).toBe(false);
    expect(await states(key)).toEqual(['COMPLETED']);
    await workers.close();
  });

  it('a refusal becomes a BPMN error, a conflict is tried again, a fault ends in an incident that can be resolved', async () => {
    const faults: string[] = [];
    let conflicts = 0;
    let broken = true;
    const workers = runWorkers(
      WorkflowClient.connect({ ...gateway, token: 'geheim' }),
      {
        'proof.work': async ({ variables }) => {
          if (variables['how'] === 'refused') throw new Refusal('proof.refused');
          if (variables['how'] === 'conflict' && conflicts++ < 3) throw new Conflict('x');
          if (variables['how'] === 'fault' && broken) throw new Error('disk on fire');
          return {};
        },
      },
      (_job, error) => faults.push((error as Error).message),
    );
    const refused = await client.createInstance('proof', { how: 'refused' });
    await eventually('the error was caught', async () => (await states(refused))[0] === 'COMPLETED');
    const conflict = await client.createInstance('proof', { how: 'conflict' });
    await eventually('it went through after three conflicts', async () => {
      await engine.tick();
      return (await engine.reads.userTasks({ process: conflict })).length === 1;
    });
    const fault = await client.createInstance('proof', { how: 'fault' });
    const incident = await eventually('an incident after the retries', async () => {
      offset += 10_000;
      await engine.tick();
      return (await engine.reads.incidents()).find((i) => String(i.process) === fault);
    });
    expect(incident).toMatchObject({ type: 'JOB_NO_RETRIES', message: 'Error: disk on fire', element: 'a' });
    expect(faults).toEqual(['disk on fire', 'disk on fire', 'disk on fire']);
    broken = false;
    await client.updateRetries(String(incident.job), 1);
    await client.resolveIncident(String(incident.key));
    await eventually('it goes on', async () => (await engine.reads.userTasks({ process: fault })).length === 1);
    await workers.close();
  });

  it('a bad diagram is refused with the element, and without the token nobody is heard', async () => {
    const bad = Buffer.from(diagram.toString().replace('<zeebe:taskDefinition type="proof.work"/>', ''));
    const refused = client.deploy([{ name: 'proof.bpmn', content: bad }]);
    await expect(refused).rejects.toBeInstanceOf(WorkflowRejection);
    await expect(refused).rejects.toThrow('Element: a');
    const stranger = WorkflowClient.connect({ ...gateway, token: 'wrong' });
    await expect(stranger.createInstance('proof', {})).rejects.toThrow('Expected a valid token');
    await stranger.close();
  });
});
