import { Camunda8 } from '@camunda8/sdk';
import { camundaPeer } from '@duban/testing/dist/servers/camunda.js';
import { runWorkers, WorkflowClient } from '@duban/workflow';
import { model } from './engine.mjs';
import { alternate, compared, sliceSeconds } from './measure.mjs';
import { cleaningUp, pause } from './programs.mjs';

const CALLERS = 16;
const TASKS = 3;

/** The library's own stream worker, as its documentation has it, with nothing of ours. */
const bare = ({ grpcAddress, restAddress }, type, done) => {
  const client = new Camunda8({
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    ZEEBE_GRPC_ADDRESS: `grpc://${grpcAddress}`,
    ZEEBE_REST_ADDRESS: restAddress,
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
  }).getZeebeGrpcApiClient();
  client.streamJobs({
    type,
    worker: 'bare',
    timeout: 60_000,
    taskHandler: (job) => {
      done();
      return job.complete({ done: true });
    },
  });
  return { close: () => client.close() };
};

const ours = (address, type, done) =>
  runWorkers(
    WorkflowClient.connect(address),
    {
      [type]: async () => {
        done();
        return { done: true };
      },
    },
    (_job, error) => {
      throw error;
    },
  );

/** P6: jobs worked a second on Camunda's own engine, by the platform's worker and by a bare one of the library. */
export const workers = () =>
  cleaningUp(async (later) => {
    const peer = await camundaPeer();
    later(() => peer.stop());
    const client = WorkflowClient.connect(peer);
    later(() => client.close());
    let slice = 0;
    const measured = (work) => async () => {
      const type = `bench.work-${(slice += 1)}`;
      const id = `bench-${slice}`;
      await client.deploy([{ name: `${id}.bpmn`, content: model(id, TASKS, type) }]);
      let worked = 0;
      const worker = work(peer, type, () => (worked += 1));
      let made = 0;
      const settled = async () => {
        for (const late = Date.now() + 60_000; worked < made * TASKS; await pause(5))
          if (Date.now() > late) throw new Error(`${worked} of ${made * TASKS} jobs were worked`);
      };
      const create = async () => {
        await client.createInstance(id, { matterId: 'bench' });
        made += 1;
      };
      await create(); // until the engine knows of the stream
      await settled();
      const [before, began] = [worked, performance.now()];
      const end = began + sliceSeconds * 1000;
      const calling = async () => {
        while (performance.now() < end) await create();
      };
      await Promise.all(Array.from({ length: CALLERS }, calling));
      await settled();
      const rate = ((worked - before) * 1000) / (performance.now() - began);
      await worker.close();
      return rate;
    };
    const slices = await alternate(['ours', measured(ours)], ['bare', measured(bare)]);
    return {
      rows: [
        compared('P6 jobs worked on Camunda 8.8 (in memory)', '/s', slices, ['ours', 'bare'], {
          must: '≥ 0.85×',
          aim: '≥ 0.95×',
        }),
      ],
      slices,
    };
  });
