import { kafkaTransport, consume, postgresTransport, startRelay } from '@duban/messaging';
import { Database, migrate, serviceUrl } from '@duban/persistence';
import { kafkaServer } from '@duban/testing/dist/servers/kafka.js';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { compared, quantile, rounds, single, sliceSeconds } from './measure.mjs';
import { cleaningUp, pause, postgres } from './programs.mjs';

const PER_SECOND = 500;
const TICK_MS = 10;
/** Between two commits of a caller beside the relay. */
const LIVE_MS = 10;
const backlog = Number(process.env.DUBAN_BENCH_BACKLOG ?? 20_000);
const WAITS = 'select exists (select from source.outbox where position <= $1) as waits';
const text = 'x'.repeat(700);
const all = { scope: 'all' };

/** A journal line and its outbox row, as a flush writes them; `$2` of them, of as many matters. */
const write = `with n as (select nextval('source.journal_position') as position from generate_series(1, $2::int)),
  j as (insert into source.journal select position, gen_random_uuid(), gen_random_uuid(), 1, 'proof', 'proof.noted.v1',
    gen_random_uuid(), '990121', jsonb_build_object('text', $1::text), '{"actor":{"id":"a","name":"b"}}', 'h', now() from n
    returning position, id),
  o as (insert into source.outbox select position from j)
  select id from j`;

/** A service that writes facts and one that has an effect for each, on a PostgreSQL with full durability. */
const pair = async (later, open) => {
  const url = await postgres(later);
  await migrate(url, 'source', []);
  await migrate(url, 'target', [
    {
      id: '0001-effect',
      up: ['create table target.effect (id uuid primary key)', 'grant select, insert on target.effect to duban_target'],
    },
  ]);
  const [source, target] = [
    await Database.open({ url: serviceUrl(url, 'source'), max: 8 }),
    await Database.open({ url: serviceUrl(url, 'target') }),
  ];
  later(() => Promise.all([source.close(), target.close()]));
  const { transport, held } = await open(url);
  later(() => transport.close());
  const committed = new Map();
  const taken = [];
  const observed = {
    ...transport,
    subscribe: (group, topics, handler) =>
      transport.subscribe(group, topics, async (fact, about) => {
        await handler(fact, about);
        const began = committed.get(fact.id);
        if (began !== undefined) taken.push(performance.now() - began);
      }),
  };
  const effect = async (fact, tx) => void (await tx.query('insert into target.effect values ($1)', [fact.id]));
  const subscription = await consume(target, 'target', observed, { 'proof.noted.v1': effect });
  later(() => subscription.stop());
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  later(() => owner.end());
  const count = async (table) => Number((await owner.query(`select count(*) from ${table}`)).rows[0].count);
  return { source, transport, subscription, committed, taken, count, held: () => held(count), owner };
};

const until = async (what, done) => {
  for (const late = Date.now() + 600_000; !(await done()); await pause(20))
    if (Date.now() > late) throw new Error(`not within ten minutes: ${what}`);
};

/** p99 of a commit, by a caller who commits every ten milliseconds. */
const liveP99 = async (commit, goesOn) => {
  const took = [];
  const began = performance.now();
  const commits = [];
  for (let n = 0; await goesOn(n); n += 1) {
    const due = began + n * LIVE_MS;
    await pause(Math.max(0, due - performance.now()));
    commits.push(commit().then(() => took.push(performance.now() - due)));
  }
  await Promise.all(commits);
  return quantile(took, 0.99);
};

/** P4: the relay alone, beside somebody who goes on committing; nothing is consumed meanwhile. */
const drained = async ({ source, transport, count, held, owner }, report) => {
  const before = { held: await held(), written: await count('source.journal') };
  await owner.query(write.replace('select id from j', 'select count(*) from j'), [text, backlog]);
  await owner.query('analyze source.outbox, source.journal');
  const commit = () => source.query(all, write, [text, 1]);
  const quiet = await liveP99(commit, (n) => n * LIVE_MS < sliceSeconds * 1000);
  const began = performance.now();
  const relay = startRelay(source, 'source', transport, report);
  let published;
  const busy = liveP99(commit, () => published === undefined);
  const [{ last }] = (await owner.query('select max(position) as last from source.outbox')).rows;
  await until('the backlog is published', async () => !(await owner.query(WAITS, [last])).rows[0].waits);
  published = (performance.now() - began) / 1000;
  const during = await busy;
  await until('everything is published', async () => (await count('source.outbox')) === 0);
  await relay.stop();
  const [there, written] = [(await held()) - before.held, (await count('source.journal')) - before.written];
  if (there !== written) throw new Error(`${written} facts were written and ${there} stand in the transport`);
  return { published, live: [quiet, during] };
};

const measured = (later, open) =>
  pair(later, open).then(async (services) => {
    const { source, transport, subscription, committed, taken, count } = services;
    const report = (problem) => console.error(problem);
    const relay = startRelay(source, 'source', transport, report);
    later(() => relay.stop());
    const one = async () => {
      const [{ id }] = await source.query(all, write, [text, 1]);
      committed.set(id, performance.now());
      relay.wake();
    };
    const slices = [];
    for (let round = 0; round <= rounds; round += 1) {
      taken.length = 0;
      committed.clear();
      const writing = [];
      const perTick = (PER_SECOND * TICK_MS) / 1000;
      const began = performance.now();
      for (let tick = 0; tick * TICK_MS < sliceSeconds * 1000; tick += 1) {
        for (let i = 0; i < perTick; i += 1) writing.push(one());
        await pause(Math.max(0, began + (tick + 1) * TICK_MS - performance.now()));
      }
      await Promise.all(writing);
      await until(
        'every fact has its effect',
        async () => (await count('target.effect')) === (await count('source.journal')),
      );
      // The first round warms up.
      if (round > 0) slices.push({ p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), facts: taken.length });
    }
    await Promise.all([relay.stop(), subscription.stop()]);
    return { slices, ...(await drained(services, report)) };
  });

const rowsOf = (name, { slices, published, live }) => [
  single(
    `P3 commit → effect, p50, ${PER_SECOND} facts/s, ${name}`,
    'ms',
    slices.map((s) => s.p50),
    { must: '≤ 15', aim: '8' },
  ),
  single(
    `P3 the same, p99, ${name}`,
    'ms',
    slices.map((s) => s.p99),
    { must: '≤ 80', aim: '40' },
  ),
  single(`P4 backlog of ${backlog} published, ${name}`, 's', [published], { must: '≤ 60', aim: '30' }),
  compared(
    `P4 p99 of a commit meanwhile, ${name}`,
    'ms',
    [{ before: live[0], meanwhile: live[1] }],
    ['meanwhile', 'before'],
    {
      must: '≤ 2×',
    },
  ),
];

/** P3, P4: facts from the commit of one service to the committed effect of another, by both transports. */
export const facts = async () => {
  const embedded = await cleaningUp((later) =>
    measured(later, async (url) => ({
      transport: await postgresTransport(url),
      held: (count) => count('transport.message'),
    })),
  );
  const kafka = await cleaningUp(async (later) => {
    const { brokers, stop } = await kafkaServer();
    later(stop);
    const topic = 'duban.proof.v1';
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    later(() => admin.disconnect());
    const report = (problem) => console.error(problem);
    return measured(later, async (databaseUrl) => ({
      transport: await kafkaTransport({ brokers, topics: [topic], databaseUrl, report }),
      held: async () => (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0),
    }));
  });
  return {
    rows: [...rowsOf('Kafka', kafka), ...rowsOf('PostgreSQL tables', embedded)],
    slices: { kafka, embedded },
    checked:
      'every fact of P3 has exactly one effect: the effect has the id of the fact as its key; every fact of P4 stands in the transport once',
  };
};
