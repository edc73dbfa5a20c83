import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { issueToken } from '@duban/auth';
import { alternate, compared, quantile, single, sliceSeconds } from './measure.mjs';
import { cleaningUp, postgres, reporting } from './programs.mjs';

const COUNT = Number(process.env.DUBAN_BENCH_MATTERS ?? 20_000);
const region = '990121';
const LIMIT = 30;

const seed = async (client) => {
  await client.query(
    `insert into reporting.ledger (matter_id, region, units, register_no, title, category, source, leader, urgency, status,
       registered_at, assigned_at, due_at, assignments)
     select gen_random_uuid(), $2, array['u' || n % 50], '登' || n, '关于第' || n || '件事的办理', 'SPECIAL', '群众来信',
       '闻若川', 'NORMAL', 'IN_PROGRESS', timestamptz '2026-03-02' - n * interval '1 minute', timestamptz '2026-03-02',
       timestamptz '2026-04-02', '{}'
     from generate_series(1, $1::int) n`,
    [COUNT, region],
  );
  await client.query('vacuum analyze reporting.ledger');
};

/** P10: a page of the ledger at any depth, over HTTP. `DUBAN_BENCH_MATTERS` rows, 20,000 unless told otherwise. */
export const pages = () =>
  cleaningUp(async (later) => {
    const databaseUrl = await postgres(later);
    const secret = 'pages'.repeat(8);
    const url = await reporting(later, databaseUrl, secret);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    later(() => client.end());
    await seed(client);
    const actor = { id: randomUUID(), name: '苗晓岚', roles: ['SUPERVISOR'], units: ['office'], region };
    const token = await issueToken(actor, new TextEncoder().encode(secret), {
      now: new Date().toISOString(),
      ttlSeconds: 7200,
    });
    const page = async (after, limit = LIMIT) => {
      const query = after ? `?limit=${limit}&after=${after}` : `?limit=${limit}`;
      const response = await fetch(`${url}/api/ledger${query}`, { headers: { authorization: `Bearer ${token}` } });
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      return response.json();
    };
    // The keys are followed as a reader would: every row once, in order, and the last page found on the way.
    const seen = new Set();
    let [last, middle] = [undefined, undefined];
    for (let key, turned = 0; ; turned += 1) {
      const { items, next } = await page(key, 200);
      for (const { matterId } of items) seen.add(matterId);
      if (!next) break;
      [last, key] = [next, next];
      if (turned === Math.floor(COUNT / 400)) middle = next;
    }
    if (seen.size !== COUNT) throw new Error(`${seen.size} rows on all pages instead of ${COUNT}`);
    const reading = (after) => async () => {
      const took = [];
      for (const end = performance.now() + sliceSeconds * 1000; performance.now() < end;) {
        const began = performance.now();
        await page(after);
        took.push(performance.now() - began);
      }
      return quantile(took, 0.99);
    };
    await reading(last)();
    await reading(undefined)();
    const ends = await alternate(['last', reading(last)], ['first', reading(undefined)]);
    const depth = await alternate(['middle', reading(middle)], ['first', reading(undefined)]);
    return {
      rows: [
        compared(`P10 last page of ${COUNT}, p99, to the first`, 'ms', ends, ['last', 'first'], {
          must: '≤ 20 ms, ≤ 1.5×',
        }),
        compared(`P10 a page in the middle, p99, to the first`, 'ms', depth, ['middle', 'first'], {
          must: '≤ 20 ms, ≤ 1.5×',
        }),
        single(
          'P10 first page, p99',
          'ms',
          ends.map((slice) => slice.first),
          { must: '≤ 20' },
        ),
      ],
      slices: { count: COUNT, ends, depth },
      checked: `${seen.size} rows read by following the pages, each once`,
    };
  });
