import { Camunda8 } from '@camunda8/sdk';
import { camundaBroker } from '@duban/testing/dist/servers/camunda-broker.js';
import { runWorkers, WorkflowClient } from '@duban/workflow';
import { alternate, compared, sliceSeconds } from './measure.mjs';
import { cleaningUp, postgres, program } from './programs.mjs';

const CALLERS = 64;

/** Service tasks in a row between a start and an end. */
export const model = (id, tasks, type = 'bench.work') => {
  const nodes = ['<bpmn:startEvent id="n0"/>'];
  for (let i = 1; i <= tasks; i += 1)
    nodes.push(
      `<bpmn:serviceTask id="n${i}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements></bpmn:serviceTask>`,
    );
  nodes.push(`<bpmn:endEvent id="n${tasks + 1}"/>`);
  const flows = nodes.slice(1).map((_, i) => `<bpmn:sequenceFlow id="f${i}" sourceRef="n${i}" targetRef="n${i + 1}"/>`);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
 xmlns:modeler="http://camunda.org/schema/modeler/1.0" targetNamespace="bench" modeler:executionPlatform="Camunda Cloud"
 modeler:executionPlatformVersion="8.8.0"><bpmn:process id="${id}" isExecutable="true">${nodes.join('')}${flows.join('')}</bpmn:process></bpmn:definitions>`);
};
const models = [
  ['bench-none', 0],
  ['bench-one', 1],
  ['bench-three', 3],
];

const completing = (address) =>
  new Camunda8({
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    ZEEBE_GRPC_ADDRESS: `grpc://${address.grpcAddress}`,
    ZEEBE_REST_ADDRESS: address.restAddress,
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
  }).getZeebeGrpcApiClient();

/** The same on either engine: models deployed, the platform's own workers, callers that wait for the end of an instance. */
const driven = async (later, address) => {
  const client = WorkflowClient.connect(address);
  later(() => client.close());
  await client.deploy(models.map(([id, tasks]) => ({ name: `${id}.bpmn`, content: model(id, tasks) })));
  const faults = [];
  const workers = runWorkers(
    WorkflowClient.connect(address),
    { 'bench.work': async () => ({ done: true }) },
    (_job, error) => faults.push(error),
  );
  later(() => workers.close());
  const caller = completing(address);
  later(() => caller.close());
  return async (id) => {
    let completed = 0;
    const began = performance.now();
    const end = began + sliceSeconds * 1000;
    const call = async () => {
      while (performance.now() < end) {
        await caller.createProcessInstanceWithResult({
          bpmnProcessId: id,
          variables: { matterId: 'bench' },
          requestTimeout: 60_000,
        });
        completed += 1;
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, call));
    if (faults.length > 0) throw faults[0];
    return (completed * 1000) / (performance.now() - began);
  };
};

/** P5: instances completed a second over the gateway, history on, beside a Camunda broker of one partition on the same disk. */
export const engine = () =>
  cleaningUp(async (later) => {
    const running = program(later, 'e2e/bench/engine-program.mjs', [await postgres(later)]);
    const [, grpcAddress, restAddress] = await running.seen(/gateway (\S+) (\S+)/);
    const ours = await driven(later, { grpcAddress, restAddress });
    const broker = await camundaBroker();
    later(() => broker.stop());
    const camunda = await driven(later, broker);
    const slices = {};
    for (const [id] of models) {
      await Promise.all([ours(id), camunda(id)]); // compiled and warm
      slices[id] = await alternate(['ours', () => ours(id)], ['camunda', () => camunda(id)]);
    }
    return {
      rows: models.map(([id, tasks]) =>
        compared(`P5 instances completed, ${tasks} service tasks`, '/s', slices[id], ['ours', 'camunda'], {
          must: '≥ 5×',
          aim: '≥ 10×',
        }),
      ),
      slices,
    };
  });
