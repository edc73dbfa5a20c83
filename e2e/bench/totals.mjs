import { randomUUID } from 'node:crypto';
import { issueToken } from '@duban/auth';
import { alternate, compared, median, quantile, single, sliceSeconds } from './measure.mjs';
import { connected, inBatches, regionOf, settled } from './data.mjs';
import { cleaningUp, postgres, reporting } from './programs.mjs';

const COUNT = Number(process.env.DUBAN_BENCH_MATTERS ?? 20_000);
const REGIONS = Number(process.env.DUBAN_BENCH_REGIONS ?? 100);
/** beside the even regions one large city, with a twentieth of all matters of its own */
const CITY = '980000';
const CITY_SHARE = 20;
const ASKED = 25;

/** One matter in twenty runs; the rest closed over ten years; one in a hundred was revoked or merged. */
const seed = async (client) => {
  const region = `case when n % ${CITY_SHARE} = 0 then '${CITY}' else ${regionOf(`n / ${CITY_SHARE}`, REGIONS)} end`;
  const status = `case when r < 0.02 then 'IN_PROGRESS' when r < 0.03 then 'ASSIGNED' when r < 0.04 then 'IN_REVIEW'
    when r < 0.05 then 'FEEDBACK' when r < 0.06 then 'REVOKED' when r < 0.065 then 'MERGED' when r < 0.07 then 'REJECTED'
    when r < 0.1 then 'CLOSED' else 'ARCHIVED' end`;
  await inBatches(
    client,
    COUNT,
    `with numbered as (select n, random() as r, random() as late, random() * 3650 as days
       from generate_series($1::int, $2::int) n),
     matter as (select gen_random_uuid() as id, ${region} as region, ${status} as status, n, late,
       timestamptz '2026-03-02' - days * interval '1 day' as at,
       array['u' || n % 50] || case when n % 7 = 0 then array['u' || (n + 1) % 50] else '{}' end as units from numbered),
     tasks as (insert into reporting.task (assignment_id, matter_id, region, units, unit_name, assignment_no, title, role,
         issued_at, due_at, acknowledged_at, acknowledged_late, accepted_at, on_time, judged, ended)
       select gen_random_uuid(), id, region, units[1:1], '单位' || units[1], '号-' || n, '关于某件事的办理', 'LEAD', at,
         at + interval '20 days', at + interval '1 hour', false, case when status in ('CLOSED', 'ARCHIVED') then at + interval '18 days' end,
         case when status in ('CLOSED', 'ARCHIVED') then late > 0.1 end, 1, status in ('CLOSED', 'ARCHIVED') from matter)
     insert into reporting.ledger (matter_id, region, units, register_no, title, category, source, leader, urgency, status,
       registered_at, assigned_at, due_at, yellow_from, red_after, closed_at, on_time, assignments)
     select id, region, units, '登' || n, '关于第' || n || '件事的办理', 'SPECIAL', '群众来信', '闻若川', 'NORMAL', status,
       at, at, at + interval '20 days', at + interval '17 days', at + interval '20 days',
       case when status in ('CLOSED', 'ARCHIVED') then at + interval '18 days' end,
       case when status in ('CLOSED', 'ARCHIVED') then late > 0.1 end, '{}' from matter`,
  );
  await client.query('select reporting.recount_settled()');
  await settled(client, 'reporting.ledger', 'reporting.task', 'reporting.settled');
};

/** The reference: the same figures from the rows themselves. */
const grouped = `select status, count(*)::int as count,
    count(*) filter (where status in ('CLOSED', 'ARCHIVED') and on_time)::int as "onTime",
    count(*) filter (where status in ('CLOSED', 'ARCHIVED') and on_time is not null)::int as judged,
    count(*) filter (where status not in ('CLOSED', 'ARCHIVED', 'REJECTED', 'REVOKED', 'MERGED') and due_at < now())::int as overdue
  from reporting.ledger where region = $1 and ($2::text[] is null or units && $2) group by 1`;
const sumOf = (rows, key) => rows.reduce((sum, row) => sum + row[key], 0);
const figuresOf = (rows) => ({
  byStatus: Object.fromEntries(rows.map(({ status, count }) => [status, count]).toSorted()),
  overdue: sumOf(rows, 'overdue'),
  onTimeRate: sumOf(rows, 'judged') ? sumOf(rows, 'onTime') / sumOf(rows, 'judged') : null,
});
const shown = ({ byStatus, overdue, onTimeRate }) => ({
  byStatus: Object.fromEntries(byStatus.map(({ status, count }) => [status, count]).toSorted()),
  overdue,
  onTimeRate,
});

/** P9: the figures of the cockpit (驾驶舱) over HTTP against GROUP BY on the same rows, which must come to the same. */
export const totals = () =>
  cleaningUp(async (later) => {
    const databaseUrl = await postgres(later);
    const secret = 'totals'.repeat(8);
    const url = await reporting(later, databaseUrl, secret);
    const client = await connected(later, databaseUrl);
    await seed(client);
    console.log(`${COUNT} matters are there`);

    const tokens = new Map();
    const tokenOf = async (region, units) => {
      const key = `${region}/${units ?? ''}`;
      if (!tokens.has(key)) {
        const who = units ? { roles: ['UNIT_HEAD'], units } : { roles: ['GOV_HEAD'], units: ['gov'] };
        const actor = { id: randomUUID(), name: '闻若川', region, ...who };
        tokens.set(
          key,
          await issueToken(actor, new TextEncoder().encode(secret), {
            now: new Date().toISOString(),
            ttlSeconds: 14400,
          }),
        );
      }
      return tokens.get(key);
    };
    const get = async (path, region, units) => {
      const headers = { authorization: `Bearer ${await tokenOf(region, units)}` };
      const response = await fetch(`${url}${path}`, { headers });
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    };
    const step = Math.max(1, Math.floor(REGIONS / ASKED));
    const some = Array.from({ length: Math.min(ASKED, REGIONS) }, (_, i) => String(990000 + i * step));

    let compareds = 0;
    for (const region of [CITY, ...some])
      for (const units of [undefined, ['u3'], ['u7', 'u8']]) {
        const [ours, theirs] = [
          JSON.stringify(shown(await get('/api/overview', region, units))),
          JSON.stringify(figuresOf((await client.query(grouped, [region, units ?? null])).rows)),
        ];
        if (ours !== theirs) throw new Error(`${region} ${units ?? ''}: ${ours} instead of ${theirs}`);
        compareds += 1;
      }
    const { rows: wrong } = await client.query(
      `select coalesce(counted.region, grouped.region) as region, coalesce(counted.status, grouped.status) as status, counted.n as counted, grouped.n as grouped
       from (select region, status, on_time, sum(matters)::bigint as n from reporting.settled group by 1, 2, 3) counted
       full join (select region, status, on_time, count(*) as n from reporting.ledger
         where status in ('CLOSED', 'ARCHIVED', 'REJECTED', 'REVOKED', 'MERGED') group by 1, 2, 3) grouped
         on (counted.region, counted.status, coalesce(counted.on_time::text, '')) =
           (grouped.region, grouped.status, coalesce(grouped.on_time::text, ''))
       where counted.n is distinct from grouped.n limit 5`,
    );
    if (wrong.length > 0) throw new Error(`counters and rows differ: ${JSON.stringify(wrong)}`);

    console.log('equal so far');
    const timed = async (once) => {
      const took = [];
      for (const end = performance.now() + sliceSeconds * 1000; performance.now() < end;) {
        const began = performance.now();
        await once(took.length);
        took.push(performance.now() - began);
      }
      return took;
    };
    const overviewOf = (regions) => async () =>
      quantile(await timed((i) => get('/api/overview', regions[i % regions.length])), 0.99);
    const groupOf = (regions) => async () =>
      median(
        await timed((i) =>
          client.query({ name: 'grouped', text: grouped, values: [regions[i % regions.length], null] }),
        ),
      );
    await overviewOf(some)();
    const even = await alternate(['ours', overviewOf(some)], ['reference', groupOf(some)]);
    const city = await alternate(['ours', overviewOf([CITY])], ['reference', groupOf([CITY])]);
    const figures = [];
    for (let round = 0; round < even.length; round += 1)
      figures.push(quantile(await timed((i) => get('/api/figures', some[i % some.length])), 0.99));
    const names = ['ours', 'reference'];
    const budget = { must: '≤ 20 ms', aim: '≤ 10 ms' };
    return {
      rows: [
        compared(`P9 overview, p99, ${COUNT} matters, ${REGIONS} regions, to GROUP BY`, 'ms', even, names, budget),
        compared(`P9 the same of a city with ${Math.floor(COUNT / CITY_SHARE)}`, 'ms', city, names, budget),
        single('P9 figures of units over twelve months, p99', 'ms', figures, budget),
      ],
      slices: { count: COUNT, regions: REGIONS, even, city, figures },
      checked: `${compareds} overviews over HTTP equal to GROUP BY; the counters of every region equal to the rows`,
    };
  });
