import { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { type Embedded, embedded } from '../embedded';
import { walkersOf } from './walkers';
import { walk } from './walk';

const MODELS = 40;
const SEED = 20_261_125;

let test: TestDatabase;
let engine: Embedded;
beforeEach(async () => {
  test = await testDatabase();
  engine = await embedded(test.url);
});
afterEach(async () => {
  await engine.close();
  await test.drop();
});

it('random structured models go on or wait, and what has ended leaves no row', async () => {
  const walkers = walkersOf({ seed: SEED, count: MODELS });
  const rounds = await walk(walkers, engine.client, engine.door);
  expect(rounds).toHaveLength(MODELS);
  const owner = await new DataSource({ type: 'postgres', url: test.url }).initialize();
  try {
    for (const table of ['job', 'timer', 'message_subscription', 'signal_subscription', 'user_task', 'incident']) {
      const orphans = await owner.query(
        `select r.key from engine.${table} r where not exists (select 1 from engine.document d,
           jsonb_array_elements(d.content -> 'instances') i where d.root = r.root and (i ->> 'key')::bigint = r.instance)`,
      );
      expect({ table, orphans }).toEqual({ table, orphans: [] });
    }
    const idle = await owner.query(
      `select root from engine.document d where not exists (select 1 from jsonb_array_elements(content -> 'instances') i
         where coalesce((i ->> 'waits')::int, 0) > 0 or i -> 'called' is not null or i -> 'joins' is not null)`,
    );
    expect(idle).toEqual([]);
  } finally {
    await owner.destroy();
  }
}, 120_000);
