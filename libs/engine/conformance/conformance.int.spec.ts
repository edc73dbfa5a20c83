import { testDatabase, type TestDatabase } from '@duban/testing';
import { caseNames, deployInvalid, outOfScope, recordedRefusals, recordedTrace, runCase, titled } from './cases';
import { clientDifference, lives, logDifference } from './compare';
import { type Embedded, embedded } from './embedded';

const listed = outOfScope();

let test: TestDatabase;
let engine: Embedded;

// Each case finds a fresh engine: versions count from 1 and nothing waits from before.
beforeEach(async () => {
  test = await testDatabase();
  engine = await embedded(test.url);
});
afterEach(async () => {
  await engine.close();
  await test.drop();
});

describe('cases recorded from Camunda 8.8: client and lives of elements are equal', () => {
  it.each(titled(caseNames().filter((name) => !(name in listed.cases))))('%s: %s', async (name) => {
    const { steps } = recordedTrace(name);
    const seen = (await runCase(name, engine.client, engine.door)).steps;
    expect(clientDifference(steps, seen)).toBeUndefined();
    expect(logDifference(steps, seen, lives)).toBeUndefined();
  });
});

describe('cases out of scope: listed with the reason, and really different', () => {
  it.each(Object.entries(listed.cases))('%s: %s', async (name) => {
    const seen = await runCase(name, engine.client, engine.door);
    expect(clientDifference(recordedTrace(name).steps, seen.steps)).toBeDefined();
  });
});

describe('models with a defect', () => {
  const refusals = recordedRefusals();

  it('are refused in the words of Camunda 8.8, or accepted where it accepts them', async () => {
    const wrong: unknown[] = [];
    for (const file of Object.keys(refusals).filter((name) => !(name in listed.models))) {
      const recorded = refusals[file]?.error ? { error: refusals[file]?.error } : { ok: true };
      const answer = await deployInvalid(file, engine.client);
      if (JSON.stringify(answer) !== JSON.stringify(recorded)) wrong.push({ file, answer, recorded });
    }
    expect(wrong).toEqual([]);
  });
  it('are refused in words of their own where the reason is listed', async () => {
    for (const file of Object.keys(listed.models)) {
      const answer = await deployInvalid(file, engine.client);
      expect({ file, answer }).toMatchObject({ file, answer: { error: { code: 'INVALID_ARGUMENT' } } });
      expect({ file, answer }).not.toMatchObject({ answer: { error: { message: refusals[file]?.error?.message } } });
    }
  });
});
