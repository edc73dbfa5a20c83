import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Engine, type Gateway, serveGateway } from '../src';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { GatewayClient, type Message } from './client';
import { firstDifference } from './compare';
import { Run } from './run';
import { type Scenario, type SideDoor } from './scenario';

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

const titled = (names: readonly string[]): [name: string, about: string][] =>
  names.map((name) => [name, (json(cases, name, 'scenario.json') as Scenario).about]);

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
  it.each(titled(readdirSync(cases).filter((name) => !(name in outOfScope.cases))))('%s: %s', async (name) => {
    expect(await differenceOf(name)).toBeUndefined();
  });
});

describe('cases out of scope: listed with the reason, and really different', () => {
  it.each(Object.entries(outOfScope.cases))('%s: %s', async (name) => {
    expect(await differenceOf(name)).toBeDefined();
  });
});

describe('models with a defect', () => {
  const refusals = json(__dirname, 'invalid', 'refusals.json') as Record<string, { ok?: Message; error?: Message }>;
  const deploy = async (file: string): Promise<{ ok: boolean } | { error: Message }> => {
    const content = readFileSync(path.join(__dirname, 'invalid', file));
    const answer = await client.call('DeployResource', { resources: [{ name: file, content }] });
    return 'error' in answer ? { error: answer.error } : { ok: 'ok' in answer };
  };
  const files = Object.keys(refusals);

  it('are refused in the words of Camunda 8.8, or accepted where it accepts them', async () => {
    const wrong: unknown[] = [];
    for (const file of files.filter((name) => !(name in outOfScope.models))) {
      const recorded = refusals[file]?.error ? { error: refusals[file]?.error } : { ok: true };
      const answer = await deploy(file);
      if (JSON.stringify(answer) !== JSON.stringify(recorded)) wrong.push({ file, answer, recorded });
    }
    expect(wrong).toEqual([]);
  });
  it('are refused in words of their own where the reason is listed', async () => {
    for (const file of Object.keys(outOfScope.models)) {
      const answer = await deploy(file);
      expect({ file, answer }).toMatchObject({ file, answer: { error: { code: 'INVALID_ARGUMENT' } } });
      expect({ file, answer }).not.toMatchObject({ answer: { error: { message: refusals[file]?.error?.message } } });
    }
  });
});
