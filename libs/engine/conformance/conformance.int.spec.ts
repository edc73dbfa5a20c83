import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Engine, type Gateway, serveGateway } from '../src';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { GatewayClient } from './client';
import { firstDifference } from './compare';
import { Run, type Scenario, type SideDoor } from './run';

const cases = path.join(__dirname, 'cases');
const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));
const outOfScope = json(__dirname, 'out-of-scope.json') as {
  cases: Record<string, string>;
  models: Record<string, string>;
};

let test: TestDatabase;
let engine: Engine;
let gateway: Gateway;
let client: GatewayClient;
let offset = 0;
const now = (): number => Date.now() + offset;

const door: SideDoor = {
  now,
  moveClock: async (ms) => {
    offset += ms;
    await engine.tick();
  },
  idle: () => engine.tick(),
  openIncidents: async () => (await engine.reads.incidents()).map((incident) => String(incident.key)),
  openElements: (id) => engine.reads.openElements(id),
  held: async (answering) => {
    let answered = false;
    void answering.then(() => (answered = true));
    await eventually(
      'the command is held or answered',
      async () => answered || (await engine.reads.userTasks()).some((t) => t.task.change),
    );
  },
  newestUserTask: async (element) => (await engine.reads.userTasks({ element })).at(-1)?.key,
};

const differenceOf = async (name: string) => {
  const folder = path.join(cases, name);
  const scenario: Scenario = json(folder, 'scenario.json');
  const seen = await new Run(folder, client, door).execute(scenario);
  return firstDifference(json(folder, 'trace.json').steps, seen);
};

// Each case finds a fresh engine: versions count from 1 and nothing waits from before.
beforeEach(async () => {
  test = await testDatabase();
  offset = 0;
  engine = await Engine.open({ url: test.url, clock: now });
  gateway = await serveGateway(engine);
  client = new GatewayClient(gateway.grpcAddress, gateway.restAddress);
});
afterEach(async () => {
  client.close();
  await gateway.close();
  await engine.close();
  await test.drop();
});

describe('cases recorded from Camunda 8.8: what a client observes is equal', () => {
  it.each(readdirSync(cases).filter((name) => !(name in outOfScope.cases)))('%s', async (name) => {
    expect(await differenceOf(name)).toBeUndefined();
  });
});

describe('cases out of scope: listed with the reason, and really different', () => {
  it.each(Object.entries(outOfScope.cases))('%s: %s', async (name) => {
    expect(await differenceOf(name)).toBeDefined();
  });
});

describe('models with a defect', () => {
  const refusals = json(__dirname, 'invalid', 'refusals.json') as Record<
    string,
    { ok?: unknown; error?: { code: string } }
  >;
  it('are refused as Camunda refuses them, naming the element; accepted ones are accepted or refused with a reason', async () => {
    const wrong: string[] = [];
    for (const [file, recorded] of Object.entries(refusals)) {
      const content = readFileSync(path.join(__dirname, 'invalid', file));
      const answer = await client.call('DeployResource', { resources: [{ name: file, content }] });
      const refused =
        'error' in answer &&
        answer.error.code === 'INVALID_ARGUMENT' &&
        /Element: |Only \.bpmn/.test(answer.error.message);
      const expected = recorded.error ? refused : 'ok' in answer || refused;
      if (expected === file in outOfScope.models) wrong.push(`${file}: ${JSON.stringify(answer).slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });
});
