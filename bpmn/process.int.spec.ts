import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Engine } from '@duban/engine';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { parse } from 'yaml';
import { diagrams } from './index';
import { Example, ExampleRun } from './process-run.samples';

const tests = path.join(__dirname, 'tests');
const files = readdirSync(tests).filter((file) => file.endsWith('.yaml'));
const examplesOf = (file: string): Example[] =>
  Example.array().parse(parse(readFileSync(path.join(tests, file), 'utf8')));

let test: TestDatabase;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00Z');

beforeAll(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url, clock: () => now });
  await engine.deploy(diagrams().map(({ file, xml }) => ({ name: file, content: Buffer.from(xml) })));
});
afterAll(async () => {
  await engine.close();
  await test.drop();
});

describe.each(files)('流程图的示例 %s', (file) => {
  it.each(examplesOf(file).map((example) => [example.名称, example]))('%s', async (_, example) => {
    const run = await ExampleRun.start(engine, (at) => (now = at), example);
    try {
      await run.play(example);
    } finally {
      await run.end();
    }
  });
});
