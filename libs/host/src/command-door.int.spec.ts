import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { eventually } from '@duban/testing';
import { type Probe, runProbe, tokens } from './probe.samples';

const tokenOf = (...roles: string[]): Promise<string> =>
  tokens.issue({ id: randomUUID(), name: '苗晓岚', roles, units: [], region: '990121' });
let probe: Probe;
let admin: string;
let chief: string;

beforeAll(async () => {
  admin = await tokenOf('SYSTEM_ADMIN');
  chief = await tokenOf('SUPERVISION_CHIEF');
  probe = await runProbe();
});
afterAll(() => probe.close());

type Sent = { path: string; body: string; token?: string | undefined; headers?: Record<string, string> };
type Answer = { status: number | undefined; headers: IncomingHttpHeaders; body: Record<string, unknown> };

/** `short`: as callers send, with a length; otherwise in chunks, which the door leaves to Fastify. */
const post = (way: 'short' | 'long', { path, body, token, headers }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sending = request(
      `${probe.running.url}${path}`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(way === 'short' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(text) as never }),
        );
      },
    );
    sending.on('error', reject);
    if (way === 'long') sending.flushHeaders();
    sending.end(body);
  });

const unit = JSON.stringify({ name: '水利局', shortName: '水利局', region: '990121' });
const opinion = (text: string): string => JSON.stringify({ agree: true, opinion: text });
/** What differs from one request to the next, whichever way it went. */
const comparable = ({ status, headers, body }: Answer): object => {
  const { date: _date, 'content-length': _length, ...rest } = headers;
  const { id, traceId, ...said } = body;
  return { status, headers: rest, said, kinds: [typeof id, typeof traceId] };
};
const registered = async (): Promise<string> => {
  const id = randomUUID();
  expect((await post('short', { path: `/api/units/${id}/register`, body: unit, token: admin })).status).toBe(200);
  return id;
};

describe('命令的短路与经 Fastify 的路,回答相同', () => {
  const cases: readonly [string, number, (id: string) => Sent][] = [
    ['办成', 200, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion(''), token: chief })],
    ['没有令牌', 401, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion('') })],
    ['令牌不对', 401, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion(''), token: 'forged' })],
    ['角色不对', 403, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion(''), token: admin })],
    ['填写有误', 400, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: '{}', token: chief })],
    ['正文是 null', 400, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: 'null', token: chief })],
    ['正文不是 JSON', 400, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: '{"agree":', token: chief })],
    [
      '正文要改原型',
      400,
      (id) => ({ path: `/api/matters/${id}/check-opinion`, body: '{"__proto__":{"agree":true}}', token: chief }),
    ],
    [
      '幂等键太长',
      400,
      (id) => ({
        path: `/api/matters/${id}/check-opinion`,
        body: opinion(''),
        token: chief,
        headers: { 'idempotency-key': 'k'.repeat(201) },
      }),
    ],
    [
      '没有这一件',
      404,
      () => ({ path: `/api/matters/${randomUUID()}/check-opinion`, body: opinion(''), token: chief }),
    ],
    [
      '编号不成形',
      404,
      () => ({ path: `/api/matters/${'-'.repeat(36)}/check-opinion`, body: opinion(''), token: chief }),
    ],
    [
      '规定不许',
      422,
      (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion('classified'), token: chief }),
    ],
    ['别人先改了', 409, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion('late'), token: chief })],
    ['程序出错', 500, (id) => ({ path: `/api/matters/${id}/check-opinion`, body: opinion('broken'), token: chief })],
    [
      '浏览器会话没有 X-Requested-With',
      403,
      (id) => ({
        path: `/api/matters/${id}/check-opinion`,
        body: opinion(''),
        headers: { cookie: `duban_session=${chief}` },
      }),
    ],
    [
      '浏览器会话',
      200,
      (id) => ({
        path: `/api/matters/${id}/check-opinion`,
        body: opinion(''),
        headers: { cookie: `other=1; duban_session=${chief}`, 'x-requested-with': 'duban' },
      }),
    ],
  ];
  it.each(cases)('%s', async (_name, status, sent) => {
    const [short, long] = [await post('short', sent(await registered())), await post('long', sent(await registered()))];
    expect(short.status).toBe(status);
    expect(comparable(short)).toEqual(comparable(long));
  });

  it('太大的、不是 JSON 的,门不接,由 Fastify 拒绝', async () => {
    const path = `/api/matters/${randomUUID()}/check-opinion`;
    const large = await post('short', { path, body: opinion('长'.repeat(400_000)), token: chief });
    expect(large.status).toBe(413);
    const headers = { 'content-type': 'text/xml' };
    expect((await post('short', { path, body: '<a/>', token: chief, headers })).status).toBe(415);
  });

  it('同一幂等键,两条路认得同一个回答', async () => {
    const path = `/api/matters/${await registered()}/check-opinion`;
    const sent = { path, body: opinion(''), token: chief, headers: { 'idempotency-key': randomUUID() } };
    const first = await post('short', sent);
    const again = await post('long', sent);
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });
});

it('办到一半断开的请求不再占名额,也没有留下什么', async () => {
  const id = await registered();
  const { hostname, port } = new URL(probe.running.url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(
    `POST /api/matters/${id}/check-opinion HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\nauthorization: Bearer ${chief}\r\n\r\n{"agree"`,
    () => socket.destroy(),
  );
  const left = 'duban_http_request_seconds_count{method="POST",route="/api/matters/:id/check-opinion",status="499"} 1';
  await eventually('it has left', async () =>
    (await (await fetch(`${probe.running.url}/metrics`)).text()).includes(left),
  );
  const answer = await post('short', { path: `/api/matters/${id}/check-opinion`, body: opinion(''), token: chief });
  expect(answer.body).toMatchObject({ version: 2, repeated: false });
});
