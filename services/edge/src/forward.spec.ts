import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Readable } from 'node:stream';
import from from '@fastify/reply-from';
import Fastify, { type FastifyInstance } from 'fastify';
import { takeBodies } from './bodies';
import { forward } from './forward';
import { Instances } from './instances';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A service that tells what it was sent. */
const service = async (name: string): Promise<string> => {
  const fastify = Fastify();
  open.push(fastify);
  fastify.get('/ready', () => 'ok');
  fastify.all('/api/things', async ({ body, query, headers }) => ({
    name,
    body,
    query,
    from: headers['x-forwarded-for'],
    key: headers['idempotency-key'],
  }));
  return fastify.listen({ port: 0, host: '127.0.0.1' });
};
const edgeBefore = async (addresses: readonly string[]): Promise<{ url: string; fastify: FastifyInstance }> => {
  const fastify = Fastify();
  open.push(fastify);
  takeBodies(fastify);
  await fastify.register(from, { http: {}, destroyAgent: true, disableRequestLogging: true });
  fastify.all('/api/things', forward(new Instances(addresses), new Set<Readable>()));
  return { url: await fastify.listen({ port: 0, host: '127.0.0.1' }), fastify };
};
/** An address where nobody listens. */
const nobody = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
};
/** It takes the connection and breaks it when the request has come; after so many times it answers. */
const breaks = async (times = Infinity): Promise<{ url: string; requests: () => number }> => {
  let requests = 0;
  const server: Server = createServer((socket) => {
    socket.once('data', () => {
      requests += 1;
      if (requests <= times) socket.destroy();
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests };
};
const post = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/api/things?a=1`, {
    method: 'POST',
    body: '{"title":"督办"}',
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('入口转送', () => {
  it('正文、参数、用户地址照样送到,轮流送给各实例', async () => {
    const { url } = await edgeBefore([await service('甲'), await service('乙')]);
    const answers = [await post(url), await post(url)].map((one) => one.json());
    const told = (await Promise.all(answers)) as { name: string }[];
    expect(told.map(({ name }) => name).sort()).toEqual(['乙', '甲']);
    expect(told[0]).toMatchObject({ body: { title: '督办' }, query: { a: '1' }, from: '127.0.0.1' });
  });

  it('一个实例不在:每个请求都由另一个办', async () => {
    const { url } = await edgeBefore([await nobody(), await service('乙')]);
    for (let i = 0; i < 4; i += 1) expect(await (await post(url)).json()).toMatchObject({ name: '乙' });
  });

  it('连接在送到之后断了:带幂等键的和读的再送一次,别的不再送', async () => {
    const broken = await breaks();
    const { url } = await edgeBefore([await service('乙'), broken.url]);
    expect(await (await post(url, { 'idempotency-key': 'k1' })).json()).toMatchObject({ name: '乙', key: 'k1' });
    expect(broken.requests()).toBe(1);
    const other = await breaks();
    const { url: second } = await edgeBefore([await service('丙'), other.url]);
    expect((await post(second)).status).toBe(503);
  });

  it('只有一个实例,连接断了:带幂等键的向它再送一次,再断就说系统繁忙', async () => {
    const [once, always] = [await breaks(1), await breaks()];
    const { url } = await edgeBefore([once.url]);
    expect((await post(url, { 'idempotency-key': 'k1' })).status).toBe(200);
    expect(once.requests()).toBe(2);
    const { url: second } = await edgeBefore([always.url]);
    expect((await post(second, { 'idempotency-key': 'k1' })).status).toBe(503);
    expect((await post(second)).status).toBe(503);
    expect(always.requests()).toBe(3);
  });

  it('连接断了的一个实例,别的都不在:再问它一次', async () => {
    const once = await breaks(1);
    const { url } = await edgeBefore([await nobody(), once.url]);
    expect((await fetch(`${url}/api/things`)).status).toBe(200);
    expect(once.requests()).toBe(2);
  });

  it('都不在:503,请稍后再试', async () => {
    const { url } = await edgeBefore([await nobody(), await nobody()]);
    const answer = await post(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ title: '系统繁忙' });
  });

  it('文件边收边送', async () => {
    const fastify = Fastify();
    open.push(fastify);
    fastify.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (_, body, done) => done(null, body));
    fastify.post('/api/things', ({ body }) => ({ length: (body as string).length }));
    const { url } = await edgeBefore([await fastify.listen({ port: 0, host: '127.0.0.1' })]);
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(200_000)]), 'a.txt');
    const answer = await fetch(`${url}/api/things`, { method: 'POST', body: form });
    expect(((await answer.json()) as { length: number }).length).toBeGreaterThan(200_000);
  });
});
