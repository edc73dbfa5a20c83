import path from 'node:path';
import { type ClientReadableStream, credentials, loadPackageDefinition, Metadata, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { bpmn, job } from '../../conformance/models';
import { Engine } from '../engine';
import { type Gateway, serveGateway } from './gateway';

// The protocol's messages have no types of their own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = any;

let test: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let stub: Message;

const line = bpmn('line', { s: 'startEvent ', a: job('a'), e: 'endEvent ' }, ['s>a', 'a>e']);
const desk = bpmn('desk', { s: 'startEvent ', u: 'userTask |<zeebe:userTask/>', e: 'endEvent ' }, ['s>u', 'u>e']);
const create = (id: string): Promise<{ key: string }> => engine.createInstance({ id, version: -1, variables: {} });
const request = { type: 'a', worker: 'spec', timeout: 60_000 };
const token = new Metadata();
token.add('authorization', 'Bearer geheim');

/** What a call for jobs brings: the jobs' process instances as they come, and how it ended. */
const collect = (stream: ClientReadableStream<Message>) => {
  const [keys, ending]: [string[], { code?: string | undefined }] = [[], {}];
  stream.on('data', (m: Message) =>
    keys.push(...(m.jobs ?? [m]).map((j: { processInstanceKey: string }) => j.processInstanceKey)),
  );
  stream.on('error', ({ code }: Message) => (ending.code = status[code]));
  stream.on('end', () => (ending.code ??= 'OK'));
  return { keys, ending, stream };
};
const poll = (requestTimeout: number, type = 'a') =>
  collect(stub.ActivateJobs({ ...request, type, maxJobsToActivate: 10, requestTimeout }, token));
const push = () => collect(stub.StreamActivatedJobs(request, token));
const rest = async (method: string, url: string, body?: string, authorization = 'Bearer geheim') => {
  const answer = await fetch(`${gateway.restAddress}${url}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), ...(text ? JSON.parse(text) : {}) };
};

const connect = (address: string): Message => {
  const proto = path.join(path.dirname(require.resolve('@camunda8/sdk/package.json')), 'dist/proto/zeebe.proto');
  const loaded = loadPackageDefinition(loadSync(proto, { longs: String, defaults: true, keepCase: true })) as Message;
  return new loaded.gateway_protocol.Gateway(address, credentials.createInsecure());
};

beforeEach(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url });
  gateway = await serveGateway(engine, { token: 'geheim' });
  stub = connect(gateway.grpcAddress);
  const content = (xml: string) => ({ name: 'model.bpmn', content: Buffer.from(xml) });
  await engine.deploy([content(line)]);
  await engine.deploy([content(desk)]);
});
afterEach(async () => {
  stub.close();
  await gateway.close();
  await engine.close();
  await test.drop();
});

describe('jobs over the gateway', () => {
  it('a long poll is answered when a job comes, and empty when none came in time', async () => {
    const waiting = poll(20_000);
    const { key } = await create('line');
    await eventually('the poll is answered', () => waiting.ending.code === 'OK');
    expect(waiting.keys).toEqual([key]);
    const vain = poll(50);
    await eventually('the poll is over', () => vain.ending.code === 'OK');
    expect(vain.keys).toEqual([]);
  });

  it('a stream brings the jobs that wait and those that come, and none twice to two streams', async () => {
    const before = await create('line');
    const streams = [push(), push()];
    const later = await Promise.all(Array.from({ length: 20 }, () => create('line')));
    const all = [before, ...later].map(({ key }) => key).sort();
    await eventually('all are there', () => streams.flatMap((s) => s.keys).length >= all.length);
    expect(streams.flatMap((s) => s.keys).sort()).toEqual(all);
    for (const { stream } of streams) stream.cancel();
  });

  it('who hung up is handed no job', async () => {
    const [stream, waiting] = [push(), poll(20_000)];
    const first = await create('line');
    await eventually('one of the two has it', () => [...stream.keys, ...waiting.keys].includes(first.key));
    for (const call of [stream, waiting]) call.stream.cancel();
    await eventually('both are over', () => stream.ending.code && waiting.ending.code);
    const second = await create('line');
    const next = poll(20_000);
    await eventually('the next caller is handed the job', () => next.keys.includes(second.key));
  });

  it('a request that makes no sense is refused with the reason', async () => {
    const wrong = collect(stub.ActivateJobs({ ...request, type: '', maxJobsToActivate: 1 }, token));
    await eventually('it is refused', () => wrong.ending.code === 'INVALID_ARGUMENT');
  });
});

it('a stream that has failed is given no more jobs: they are there for others', async () => {
  const owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
  await owner.query('alter table engine.job rename to away');
  const failed = push();
  await eventually('the stream has failed', () => failed.ending.code === 'INTERNAL');
  await owner.query('alter table engine.away rename to job');
  await owner.destroy();
  const { key } = await create('line');
  const other = poll(-1);
  await eventually('the call is over', () => other.ending.code === 'OK');
  expect([failed.keys, other.keys]).toEqual([[], [key]]);
});

it('without the token nobody is heard, neither on gRPC nor on REST', async () => {
  const stranger = collect(stub.StreamActivatedJobs(request));
  await eventually('the stream is refused', () => stranger.ending.code === 'UNAUTHENTICATED');
  const code = await new Promise((resolve) => stub.Topology({}, (e: Message) => resolve(e?.code)));
  expect(code).toBe(status.UNAUTHENTICATED);
  expect(await rest('GET', '/v2/topology', undefined, 'Bearer wrong!')).toMatchObject({ status: 401 });
  expect(await rest('GET', '/v2/topology')).toMatchObject({ status: 200, gatewayVersion: '8.8.0' });
});

it('user tasks over REST: found, assigned, changed, completed; refusals are problems', async () => {
  const { key } = await create('desk');
  const found = await rest('POST', '/v2/user-tasks/search', JSON.stringify({ filter: { processInstanceKey: key } }));
  const [{ userTaskKey }] = found.items;
  const url = `/v2/user-tasks/${userTaskKey}`;
  expect(await rest('POST', `${url}/assignment`, '{"assignee":"苗晓岚"}')).toMatchObject({ status: 204 });
  expect(await rest('PATCH', url, '{"changeset":{"priority":80}}')).toMatchObject({ status: 204 });
  expect(await rest('GET', url)).toMatchObject({ state: 'CREATED', elementId: 'u', assignee: '苗晓岚', priority: 80 });
  expect(await rest('DELETE', `${url}/assignee`)).toMatchObject({ status: 204 });
  expect(await rest('GET', url)).toMatchObject({ assignee: null });
  for (const body of ['{', '[]', 'null'])
    expect(await rest('POST', `${url}/completion`, body)).toMatchObject({ status: 400, title: 'INVALID_ARGUMENT' });
  expect(await rest('POST', `${url}/completion`, `{"variables":{"x":"${'x'.repeat(4 << 20)}"}}`)).toMatchObject({
    status: 400,
    detail: 'The body is larger than 4194304 bytes',
  });
  expect(await rest('PUT', url, '{}')).toMatchObject({ status: 405 });
  expect(await rest('POST', `${url}/completion`, '{}')).toMatchObject({ status: 204 });
  expect(await rest('POST', `${url}/completion`, '{}')).toMatchObject({ status: 404, title: 'NOT_FOUND' });
  expect(await rest('GET', '/v2/nothing')).toMatchObject({ status: 404 });
});

it('closes at once though callers wait for jobs', async () => {
  const [stream, waiting] = [push(), poll(60_000, 'none')];
  const { key } = await create('line');
  await eventually('the stream is served', () => stream.keys.includes(key));
  const begun = Date.now();
  await gateway.close();
  expect(Date.now() - begun).toBeLessThan(30_000);
  expect([stream.ending.code, waiting.ending.code]).not.toContain(undefined);
});
