import path from 'node:path';
import { eventually } from '@duban/testing';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { runWorkers, WorkflowClient } from './index';

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
  const polling = WorkflowClient.connect({ grpcAddress: `127.0.0.1:${port}`, restAddress: 'http://127.0.0.1:1' });
  const faults: unknown[] = [];
  const workers = runWorkers(polling, { work: async () => ({}) }, (_job, error) => faults.push(error));
  await eventually('the job is done', () => completed.includes('7'));
  await workers.close();
  server.forceShutdown();
  expect(faults).toEqual([]);
});
