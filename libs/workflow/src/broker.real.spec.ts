import { eventually } from '@duban/testing';
import { type CamundaBroker, camundaBroker } from '@duban/testing/servers/camunda-broker';
import { oneJob } from './contract/diagrams.samples';
import { runWorkers, WorkflowClient, WorkflowRejection } from './index';

let broker: CamundaBroker;
beforeAll(async () => {
  broker = await camundaBroker();
}, 300_000);
afterAll(() => broker?.stop());

const INSTANCES = 30;
const PATIENCE = { timeoutMs: 120_000 };

it('Camunda 断电再起, 答应过的流程一件不少, 工人不用重启就接着办', async () => {
  const client = WorkflowClient.connect(broker);
  await client.deploy([{ name: 'one-job.bpmn', content: oneJob('one-job') }]);
  const keys = await Promise.all(Array.from({ length: INSTANCES }, (_, n) => client.createInstance('one-job', { n })));
  const told: number[] = [];
  const faults: unknown[] = [];
  const workers = runWorkers(
    WorkflowClient.connect(broker),
    {
      work: async () => ({}),
      told: async ({ variables }) => {
        told.push(Number(variables['n']));
        return {};
      },
    },
    (_job, error) => faults.push(error),
  );
  try {
    await eventually('the first are done', () => told.length > 0, PATIENCE);
    await broker.kill();
    await broker.restart();
    // While a channel finds its way back, calls are answered at once that the engine is away.
    const later = await eventually(
      'the client is back',
      () => client.createInstance('one-job', { n: INSTANCES }),
      PATIENCE,
    );
    expect([...keys, later].every((key) => /^\d+$/.test(key))).toBe(true);
    await eventually('all are done', () => new Set(told).size === INSTANCES + 1, PATIENCE);
    expect([...new Set(told)].sort((a, b) => a - b)).toEqual(Array.from({ length: INSTANCES + 1 }, (_, n) => n));
  } finally {
    await workers.close();
    await client.close();
  }
  // An answer is given up when the engine is away for longer than the lease: it asks for the work again.
  expect(faults.filter((fault) => !(fault instanceof WorkflowRejection && fault.code === 'UNAVAILABLE'))).toEqual([]);
}, 300_000);
