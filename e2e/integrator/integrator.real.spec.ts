import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '@duban/testing';
import { Kafka, logLevel } from 'kafkajs';
import { z } from 'zod';
import { County } from '../scenarios/county';
import { finished, presented } from '../scenarios/road';

type Record = { topic: string; key: string; fact: { id: string; type: string; subject: string; sequence: number } };
type AsyncApi = {
  channels: { [name: string]: { address: string; messages: { [type: string]: unknown } } };
  components: { messages: { [type: string]: { payload: object } } };
};
const brokers = (process.env['DUBAN_TEST_KAFKA'] ?? '').split(',');
const patience = { timeoutMs: 120_000, everyMs: 200 };
let county: County;
let document: AsyncApi;
let integrator: ChildProcess;
let matter: string;
const records: Record[] = [];
const recorded = (type: string): Record[] => records.filter(({ fact }) => fact.type === type);

beforeAll(async () => {
  process.env['DUBAN_E2E_WITH_KAFKA_BROKERS'] = brokers.join(',');
  county = await County.open('2026-03-02T01:00:00.000Z');
  document = (await (await fetch(`${county.url}/api/asyncapi.json`)).json()) as AsyncApi;
  const topics = Object.values(document.channels).map(({ address }) => address);
  integrator = spawn(process.execPath, [path.join(__dirname, 'consumer.mjs'), ...topics], {
    env: { PATH: process.env['PATH'], KAFKA_BROKERS: brokers.join(','), KAFKA_GROUP: `integrator-${randomUUID()}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: integrator.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    // kafkajs writes its own log, as JSON, to the same place.
    const said = JSON.parse(line) as Partial<Record>;
    if (said.fact) records.push(said as Record);
  });
  await county.addUnit('culture', '清槐县文化和旅游局', ['丁古', '曲道', '邮小驿']);
  matter = await county.issue([{ role: 'LEAD', unit: 'culture' }]);
  await county.acknowledge('culture', matter);
  await finished(county, 'culture', matter);
  await presented(county, matter);
}, 600_000);
afterAll(async () => {
  const left = new Promise((resolve) => integrator.once('exit', resolve));
  integrator.kill('SIGTERM');
  await left;
  await county?.close();
  delete process.env['DUBAN_E2E_WITH_KAFKA_BROKERS'];
});

describe('集成方', () => {
  it('另一个进程只用 kafkajs, 读到一个事项从登记到报送的事实, 同一主题内按序, 每条一次', async () => {
    await eventually('the report is there', () => recorded('special-report.signed.v1').length > 0, patience);
    const ofMatter = records.filter(({ key }) => key === matter);
    const types = ofMatter.map(({ fact }) => fact.type);
    expect(types).toEqual(
      expect.arrayContaining(['matter.registered.v1', 'assignment.issued.v1', 'assignment.acknowledged.v1']),
    );
    const versions = ofMatter.filter(({ topic, fact }) => topic === 'duban.matter.v1' && fact.subject === matter);
    expect(versions.map(({ fact }) => fact.sequence)).toEqual(versions.map((_, i) => i + 1));
    expect(new Set(records.map(({ fact }) => fact.id)).size).toBe(records.length);
  });

  it('线上的每一条都合乎 AsyncAPI 文档: 主题、消息、结构', () => {
    const types = new Set(records.map(({ fact }) => fact.type));
    expect(types.size).toBeGreaterThan(15);
    const schemas = new Map(
      [...types].map((type) => [type, z.fromJSONSchema(document.components.messages[type]?.payload as never)]),
    );
    for (const { topic, key, fact } of records) {
      const channel = Object.values(document.channels).find(({ address }) => address === topic);
      expect(Object.keys(channel?.messages ?? {})).toContain(fact.type);
      expect(fact).toMatchObject({ partitionkey: key });
      const { error } = (schemas.get(fact.type) as z.ZodType).safeParse(fact);
      expect({ type: fact.type, error }).toEqual({ type: fact.type, error: undefined });
    }
    const [first] = recorded('matter.registered.v1');
    expect(schemas.get('matter.registered.v1')?.safeParse({ ...first?.fact, sequence: '1' }).success).toBe(false);
  });

  it('文档里的每个主题都在', async () => {
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const topics = await admin.listTopics();
    await admin.disconnect();
    expect(topics).toEqual(expect.arrayContaining(Object.values(document.channels).map(({ address }) => address)));
  });
});
