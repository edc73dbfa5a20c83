import { randomUUID } from 'node:crypto';
import { Database, migrate, regionTable, serviceUrl } from '@duban/persistence';
import { testDatabase, type TestDatabase } from '@duban/testing';
import pg from 'pg';
import { concurrently } from './client';
import { Dice } from './generate';

const REGIONS = 3_000;
const regionOf = (number: number): string => String(990_000 + number);
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, 'pool', [
    {
      id: '0001',
      up: [
        'create table pool.row (id uuid primary key, region text not null, units text[] not null)',
        ...regionTable('pool.row'),
      ],
    },
  ]);
  db = await Database.open({ url: serviceUrl(database.url, 'pool'), max: 8 });
  await db.query(
    { scope: 'all' },
    `insert into pool.row select gen_random_uuid(), (990000 + i)::text, array['u' || i] from generate_series(0, ${REGIONS - 1}) i`,
  );
}, 60_000);
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

/** S3: `DUBAN_POOL_TRANSACTIONS`; 100,000 is the whole run. */
it('S3 三千个地区的交易交错着用八个连接,有出错的、被杀的:一次也没有看到别的地区', async () => {
  const transactions = Number(process.env['DUBAN_POOL_TRANSACTIONS'] ?? 6_000);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const dice = new Dice(7);
  const count = { seen: 0, failed: 0, killed: 0 };
  const leaks: string[] = [];
  const look = (rows: readonly { region: string }[], region: string, how: string): void => {
    count.seen += 1;
    if (rows.length !== 1 || rows[0]?.region !== region)
      leaks.push(`${how} as ${region}: ${JSON.stringify(rows.slice(0, 3))}`);
  };
  const all = 'select region from pool.row order by region limit 5';
  const one = async (): Promise<void> => {
    const number = dice.below(REGIONS);
    const region = regionOf(number);
    const scope = { scope: 'region', region } as const;
    const kind = dice.below(10);
    if (kind < 3) return look(await db.query(scope, all), region, 'query');
    if (kind < 5) return look(await db.query({ scope: 'unit', region, units: [`u${number}`] }, all), region, 'unit');
    if (kind === 5) {
      const rows = await db.query({ scope: 'unit', region: '', units: [] }, all);
      if (rows.length > 0) leaks.push(`nobody: ${JSON.stringify(rows)}`);
      return;
    }
    if (kind === 6) return void (await db.query(scope, 'select 1 / 0 from pool.row'));
    await db.transaction(scope, async (tx) => {
      look(await tx.query(all), region, 'transaction');
      if (kind === 7) throw new Error('given up');
      await tx.query('insert into pool.row values ($1, $2, $3)', [randomUUID(), regionOf(dice.below(REGIONS)), []]);
      // In one of three thousand the row is for the own region: then it is undone like the others.
      throw new Error('undone');
    });
  };
  const started = performance.now();
  await concurrently(
    Array.from({ length: transactions }, (_, i) => i),
    24,
    async (i) => {
      if (i % 250 === 249) {
        count.killed += 1;
        await owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'duban_pool' and datname = current_database() order by random() limit 1`,
        );
      }
      await one().catch(() => (count.failed += 1));
    },
  );
  await owner.end();
  process.stdout.write(
    `    ${transactions} transactions, ${count.seen} looks, ${count.failed} failed or undone, ${count.killed} kills, ${leaks.length} leaks, ${Math.round((performance.now() - started) / 1000)} s\n`,
  );
  expect(count.seen).toBeGreaterThan(transactions / 3);
  expect(leaks).toEqual([]);
}, 900_000);
