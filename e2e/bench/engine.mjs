import pg from 'pg';
import { runWorkers, WorkflowClient } from '@duban/workflow';
import { rounds, single, sliceSeconds } from './measure.mjs';
import { cleaningUp, pause, postgres, program } from './programs.mjs';

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

/** P5, own figure: instances completed a second over the gateway, history on, with the platform's own worker code. */
export const engine = () =>
  cleaningUp(async (later) => {
    const url = await postgres(later);
    const running = program(later, 'e2e/bench/engine-program.mjs', [url]);
    const [, grpcAddress, restAddress] = await running.seen(/gateway (\S+) (\S+)/);
    const client = WorkflowClient.connect({ grpcAddress, restAddress });
    later(() => client.close());
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    later(() => owner.end());
    await client.deploy(models.map(([id, tasks]) => ({ name: `${id}.bpmn`, content: model(id, tasks) })));
    const faults = [];
    const workers = runWorkers(
      WorkflowClient.connect({ grpcAddress, restAddress }),
      { 'bench.work': async () => ({ done: true }) },
      (_job, error) => faults.push(error),
    );
    later(() => workers.close());
    const count = async (state) =>
      Number((await owner.query('select count(*) from engine.process where state = $1', [state])).rows[0].count);

    const slices = {};
    for (const [id] of models) {
      slices[id] = [];
      for (let round = 0; round < rounds; round += 1) {
        const before = await count('COMPLETED');
        const began = performance.now();
        const end = began + sliceSeconds * 1000;
        const create = async () => {
          while (performance.now() < end) await client.createInstance(id, { matterId: 'bench' });
        };
        await Promise.all(Array.from({ length: CALLERS }, create));
        for (const late = Date.now() + 60_000; (await count('ACTIVE')) > 0; await pause(5))
          if (Date.now() > late) throw new Error(`instances of ${id} do not end`);
        slices[id].push((((await count('COMPLETED')) - before) * 1000) / (performance.now() - began));
      }
    }
    if (faults.length > 0) throw faults[0];
    return {
      rows: models.map(([id, tasks]) => single(`P5 instances completed, ${tasks} service tasks`, '/s', slices[id])),
      slices,
    };
  });
