import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { checkWorkflow, WorkflowClient, type WorkflowConfig, type WorkflowOAuth } from './index';

const SECRET = 'correct-horse';
/** A token as identity providers give them: the client reads when it ends. */
const token = ['{"alg":"none"}', '{"exp":4102444800}', 'x']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

/** Gives the token for client credentials, as Keycloak does. */
const provider = async (): Promise<{ url: string; asked: URLSearchParams[]; server: Server }> => {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      asked.push(form);
      if (request.method !== 'POST') return void response.writeHead(404).end();
      const right = form.get('client_id') === 'duban' && form.get('client_secret') === SECRET;
      response.writeHead(right ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(right ? { access_token: token, expires_in: 300 } : { error: 'invalid_client' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked, server };
};

let database: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let identity: Awaited<ReturnType<typeof provider>>;
const oauth = (more: Partial<WorkflowOAuth> = {}): WorkflowOAuth => ({
  tokenUrl: identity.url,
  clientId: 'duban',
  clientSecret: SECRET,
  audience: 'zeebe-api',
  ...more,
});
const checked = async (config: WorkflowConfig): Promise<string> => {
  const client = WorkflowClient.connect(config);
  try {
    return await checkWorkflow(client, config);
  } finally {
    await client.close();
  }
};

beforeAll(async () => {
  database = await testDatabase();
  identity = await provider();
  engine = await Engine.open({ url: database.url });
  gateway = await serveGateway(engine, { token });
});
afterAll(async () => {
  identity.server.close();
  await gateway.close();
  await engine.close();
  await database.drop();
});

it('与流程引擎说得上话:令牌,或认证服务给的令牌', async () => {
  expect(await checked({ ...gateway, token })).toBe('8.8.0');
  expect(await checked({ ...gateway, oauth: oauth({ scope: 'duban' }) })).toBe('8.8.0');
  expect(Object.fromEntries(identity.asked[0] ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    audience: 'zeebe-api',
    scope: 'duban',
  });
});

const wrong: readonly [string, (here: Gateway) => WorkflowConfig, RegExp][] = [
  ['没有认证', (here) => here, /拒绝了身份:须认证:请设置 DUBAN_WORKFLOW_OAUTH_URL/],
  ['令牌不对', (here) => ({ ...here, token: 'wrong' }), /令牌不对:请核对 DUBAN_WORKFLOW_TOKEN/],
  [
    '客户端密钥不对',
    (here) => ({ ...here, oauth: oauth({ clientSecret: 'wrong' }) }),
    /认证服务不给令牌:请核对 .*DUBAN_WORKFLOW_CLIENT_SECRET/,
  ],
  [
    'gRPC 地址是别的服务',
    (here) => ({ ...here, token, grpcAddress: here.restAddress.replace('http://', '') }),
    /DUBAN_WORKFLOW_GRPC=.* 不是流程引擎的 gRPC 地址/,
  ],
  [
    'REST 地址是别的服务',
    (here) => ({ ...here, token, restAddress: identity.url }),
    /DUBAN_WORKFLOW_REST=.* 不是流程引擎的 REST v2 地址/,
  ],
  [
    '对不加密的引擎加密',
    (here) => ({ ...here, token, grpcAddress: `grpcs://${here.grpcAddress}` }),
    /加密连接不成立:.*DUBAN_WORKFLOW_CA/,
  ],
];
it.each(wrong)('%s:说明是哪个变量、怎么改,不反复去试', async (_, config, message) => {
  const answer = checked(config(gateway));
  await expect(answer).rejects.toMatchObject({ name: 'WrongWorkflow' });
  await expect(answer).rejects.toThrow(message);
});

it('引擎或认证服务连不上的,是“不在”,不是“写错”', async () => {
  const nowhere = checked({ ...gateway, grpcAddress: '127.0.0.1:1' });
  await expect(nowhere).rejects.toMatchObject({ name: 'WorkflowRejection', code: 'UNAVAILABLE' });
  await expect(nowhere).rejects.toThrow(/流程引擎连不上.DUBAN_WORKFLOW_GRPC=127.0.0.1:1/);
  const noToken = checked({ ...gateway, oauth: oauth({ tokenUrl: 'http://127.0.0.1:1/token' }) });
  await expect(noToken).rejects.toMatchObject({ name: 'WorkflowRejection', code: 'UNAVAILABLE' });
  await expect(noToken).rejects.toThrow(/认证服务连不上/);
});
