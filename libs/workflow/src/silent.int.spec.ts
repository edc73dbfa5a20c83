import path from 'node:path';
import { loadPackageDefinition, Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { WorkflowClient } from './index';

afterEach(() => jest.useRealTimers());

it('发布流程图时引擎一直不答复:30 秒后算“不在”,不会等死', async () => {
  const proto = path.join(path.dirname(require.resolve('@camunda8/sdk/package.json')), 'dist/proto/zeebe.proto');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the description has no types of its own
  const loaded = loadPackageDefinition(loadSync(proto, { keepCase: true, longs: String })) as any;
  const server = new Server();
  let heard: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (heard = resolve));
  server.addService(
    loaded.gateway_protocol.Gateway.service as ServiceDefinition,
    { DeployResource: () => heard() } as never,
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = WorkflowClient.connect({ grpcAddress: `127.0.0.1:${port}`, restAddress: 'http://127.0.0.1:1' });
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'hrtime', 'Date'] });
  const answer = client.deploy([{ name: 'a.bpmn', content: Buffer.from('<x/>') }]);
  const refused = expect(answer).rejects.toMatchObject({
    name: 'WorkflowRejection',
    code: 'UNAVAILABLE',
    message: '流程引擎 30 秒内没有答复',
  });
  await asked;
  await jest.advanceTimersByTimeAsync(30_000);
  await refused;
  jest.useRealTimers();
  server.forceShutdown();
  await client.close();
});
