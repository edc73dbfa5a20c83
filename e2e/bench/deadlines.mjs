import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { Database, serviceUrl } from '@duban/persistence';
import { fireDue } from '../../services/notification/dist/urging/fire.js';
import { tick } from '../../services/notification/dist/urging/tick.js';
import { connected, settled } from './data.mjs';
import { alternate, compared, median, single, sliceSeconds } from './measure.mjs';
import { closedLoad } from './http-load.mjs';
import { intake } from './intake.mjs';
import { analyze } from './single-statement.mjs';
import { cleaningUp, cpuSeconds, folder, pause, postgres, program } from './programs.mjs';

const COUNT = Number(process.env.DUBAN_BENCH_DEADLINES ?? 20_000);
const UNITS = 50;
const MATTERS = 500;
const CALLERS = 64;
const CLAIM = 5_000;
const FAR = '2099-06-01T00:00:00.000Z';
/** a working day at ten in China: nothing is quiet */
const DUE = '2026-03-17T02:00:00.000Z';

/** The notification service in a process of its own; it has no jobs, so nobody needs to answer for the engine. */
const notification = async (later, databaseUrl) => {
  const service = program(later, 'services/notification/dist/main.js', [], {
    DUBAN_DATABASE_URL: databaseUrl,
    DUBAN_PORT: '0',
    DUBAN_WORKFLOW_GRPC: '127.0.0.1:1',
    DUBAN_WORKFLOW_REST: 'http://127.0.0.1:1',
    DUBAN_SESSION_SECRET: 'deadlines'.repeat(4),
    DUBAN_SEALING_SECRET: 'sealing'.repeat(5),
    DUBAN_DATA_DIR: folder(later),
  });
  await service.seen(/"url":"(http:[^"]+)"/);
  return service;
};

/** Assignments of many regions and units with one open rung each, as their facts would have written them. */
const seed = async (client, due, count = COUNT) => {
  const regions = Math.max(1, Math.round(count / 1_000));
  await client.query(
    `insert into notification.clock (assignment, region, units, matter_id, version, about, state, clock)
     select gen_random_uuid(), (990000 + n % ${regions})::text, array['u' || n / ${regions} % ${UNITS}], gen_random_uuid(), $2,
       jsonb_build_object('unit', jsonb_build_object('id', 'u' || n / ${regions} % ${UNITS}, 'name', '单位'), 'assignmentNo', 'PB-' || n,
         'title', '关于某件事的办理'),
       'RUNNING', jsonb_build_object('state', 'RUNNING', 'urgency', 'NORMAL', 'dueAt', '2099-01-01T00:00:00.000Z',
         'acknowledged', true, 'progressed', true)
     from generate_series(1, $1::int) n`,
    [count, countyPolicy.version],
  );
  await client.query(
    `insert into notification.deadline (assignment, rung, kind, region, matter_id, unit, urgency, due_at, state)
     select assignment, 'T-3', 'LADDER', region, matter_id, units[1], 'NORMAL', ${due}, 'OPEN' from notification.clock`,
  );
  await settled(client, 'notification.deadline', 'notification.clock');
};
const farOff = `timestamptz '${FAR}' + random() * interval '300 days'`;

/** The notification service beside another, with deadlines that nobody waits for yet. */
export const openDeadlines = async (later, databaseUrl, count) => {
  const service = await notification(later, databaseUrl);
  if (count > 0) await seed(await connected(later, databaseUrl), farOff, count);
  return service;
};

const environment = async (later, databaseUrl, now) => {
  const db = await Database.open({ url: serviceUrl(databaseUrl, 'notification') });
  later(() => db.close());
  return { db, clock: { now: () => now }, policyFor: () => countyPolicy, calendar: () => stateCouncilCalendar };
};

const ticks = (env) => async () => {
  const took = [];
  for (const end = performance.now() + sliceSeconds * 1000; performance.now() < end;) {
    const began = performance.now();
    const { done } = await tick(env);
    took.push(performance.now() - began);
    if (done > 0) throw new Error('something was due');
  }
  return median(took);
};

/** Share of one processor that the idle service takes, in %. */
const idleShare = async (pid) => {
  const before = cpuSeconds(pid);
  await pause(sliceSeconds * 5_000);
  return ((cpuSeconds(pid) - before) / (sliceSeconds * 5)) * 100;
};

/** P7: open deadlines that nobody waits for, beside the same stack without any. */
const idle = () =>
  cleaningUp(async (later) => {
    const stack = async (seeded) => {
      const service = await intake(later);
      const beside = await openDeadlines(later, service.databaseUrl, seeded ? COUNT : 0);
      const client = await connected(later, service.databaseUrl);
      while (service.matters.length < MATTERS)
        await closedLoad(service.url, {
          at: CALLERS,
          seconds: 1,
          next: service.register,
          done: ({ id }) => service.matters.push(id),
        });
      await analyze(service.databaseUrl);
      const drafting = async () =>
        (await closedLoad(service.url, { at: CALLERS, seconds: sliceSeconds, next: service.draft })).perSecond;
      await drafting();
      /** Facts of the load are handled: what the service does from now on it does while idle. */
      const settled = async () => {
        const waiting = `select 1 from transport.delivery union all select 1 from intake.outbox limit 1`;
        while ((await client.query(waiting)).rowCount > 0) await pause(200);
      };
      return {
        drafting,
        idle: async () => {
          await settled();
          return idleShare(beside.pid);
        },
        ticks: ticks(await environment(later, service.databaseUrl, new Date().toISOString())),
      };
    };
    const [full, empty] = [await stack(true), await stack(false)];
    await full.ticks();
    await empty.ticks();
    return {
      tick: await alternate(['ours', full.ticks], ['reference', empty.ticks]),
      load: await alternate(['ours', full.drafting], ['reference', empty.drafting]),
      cpu: await alternate(['ours', full.idle], ['reference', empty.idle]),
    };
  });

/** The same rows claimed by raw SQL, as the owner: no policy, no ledger. */
const claimRaw = async (client) => {
  for (let total = 0; ;) {
    const { rowCount } = await client.query({
      name: 'claim',
      text: `update notification.deadline set state = 'FIRED', fired_at = $1 where ctid = any(array(
        select ctid from notification.deadline where state = 'OPEN' and due_at <= $1 order by due_at limit ${CLAIM}
        for update skip locked))`,
      values: [DUE],
    });
    total += rowCount;
    if (rowCount < CLAIM) return total;
  }
};

const seconds = async (work) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

const one = async (client, sql) => Number((await client.query(sql)).rows[0].n);
/** Each deadline has fired once, is in the ledger once and was told once; each position has one message. */
const checkFired = async (client) => {
  const expected = {
    "select count(*) as n from notification.deadline where state = 'FIRED'": COUNT,
    "select count(distinct assignment) as n from notification.reminder where state = 'TOLD'": COUNT,
    'select count(*) as n from notification.reminder': COUNT,
    'select count(*) as n from notification.spoken': COUNT,
  };
  for (const [sql, n] of Object.entries(expected)) {
    const found = await one(client, sql);
    if (found !== n) throw new Error(`${found} instead of ${n}: ${sql}`);
  }
  const doubled = await one(
    client,
    'select count(*) as n from (select from notification.message group by region, recipient having count(*) > 1) twice',
  );
  if (doubled > 0) throw new Error(`${doubled} positions were told twice`);
};

/** P8: everything due in the same second. */
const due = () =>
  cleaningUp(async (later) => {
    const [ours, raw] = [await postgres(later), await postgres(later)];
    for (const url of [ours, raw]) await (await notification(later, url)).stop();
    const [client, owner] = [await connected(later, ours), await connected(later, raw)];
    for (const each of [client, owner]) await seed(each, `timestamptz '${DUE}'`);
    const env = await environment(later, ours, DUE);
    const slice = {
      reference: await seconds(() => claimRaw(owner)),
      ours: await seconds(() => fireDue(env)),
      told: await seconds(() => tick(env)),
    };
    await checkFired(client);
    return [slice];
  });

/** P7 and P8: `DUBAN_BENCH_DEADLINES` open deadlines, 20,000 unless told otherwise. */
export const deadlines = async () => {
  const { tick: ticking, load, cpu } = await idle();
  const fired = await due();
  const names = ['ours', 'reference'];
  const rate = fired.map((slice) => ({ ours: COUNT / slice.ours, reference: COUNT / slice.reference }));
  return {
    rows: [
      compared(`P7 a tick, ${COUNT} open, nothing due`, 'ms', ticking, names, { must: '≤ 1 ms' }),
      compared('P7 processor time of the idle service', '%', cpu, names, { must: '≤ 0.2 %' }),
      compared(`P1 beside ${COUNT} open deadlines`, '/s', load, names, { must: '≥ 0.95×' }),
      compared(`P8 ${COUNT} due at once, marked and in the ledger`, '/s', rate, names, {
        must: '≥ 0.3×',
        aim: '≥ 0.6×',
      }),
      single(
        'P8 the same, all marked and in the ledger after',
        's',
        fired.map((slice) => slice.ours),
        {
          must: '≤ 60',
          aim: '≤ 25',
        },
      ),
      single(
        'P8 and then their messages, merged by position',
        's',
        fired.map((slice) => slice.told),
      ),
    ],
    slices: { count: COUNT, ticking, load, cpu, fired },
    checked: `${COUNT} deadlines due at once: each marked, in the ledger and told once; no position told twice`,
  };
};
