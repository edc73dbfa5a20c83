import { withDatabase } from './database';
import { drain } from './drain';
import { embeddedStack } from './embedded';
import { type Fault, type Running, type Shown } from './fault';
import { pause } from './success';
import { type Stack } from './stack';

/** Keys come again in another order: each waits for a moment of its own within this. */
const SHUFFLED_SECONDS = 5;
/** Each round hands every fact to every group once more. */
const ROUNDS = 2;
/** Of every service: what is not made from facts, or tells what was delivered. */
const own = ['journal', 'command', 'outbox', 'inbox', 'migration'];

type Table = { schema: string; name: string };

/** Tables that are what they are because of facts that came. */
const projections = (stack: Stack, schema?: string): Promise<Table[]> =>
  withDatabase(stack, (rows) =>
    rows<Table>(
      `select schemaname as schema, tablename as name from pg_tables
       where schemaname in (select schemaname from pg_tables where tablename = 'inbox') and tablename <> all($1)
         and ($2::text is null or schemaname = $2) order by 1, 2`,
      [own, schema ?? null],
    ),
  );

/** Where the rows stand that others are compared with; outside of every service. */
const KEPT = 'faults_kept';
/** As many differing rows are shown of a table. */
const SHOWN = 3;

/** Keeps every row of these tables, to the byte. */
const keep = (stack: Stack, tables: readonly Table[]): Promise<unknown> =>
  withDatabase(stack, (rows) =>
    rows(
      [
        `drop schema if exists ${KEPT} cascade; create schema ${KEPT}`,
        ...tables.map(
          ({ schema, name }) =>
            `create table ${KEPT}.${schema}__${name} as select t::text as r from ${schema}.${name} t`,
        ),
      ].join(';'),
    ),
  );

/** Rows that were kept and are gone (-), and rows that were not there (+). */
const differing = (stack: Stack, tables: readonly Table[], when: string): Promise<string[]> =>
  withDatabase(stack, async (rows) => {
    const findings: string[] = [];
    for (const { schema, name } of tables) {
      const kept = `select r from ${KEPT}.${schema}__${name}`;
      const now = `select t::text as r from ${schema}.${name} t`;
      const lines = await rows<{ r: string }>(
        `(select '- ' || r as r from (${kept} except all ${now}) gone limit ${SHOWN})
         union all (select '+ ' || r from (${now} except all ${kept}) come limit ${SHOWN})`,
      );
      if (lines.length > 0)
        findings.push([`${schema}.${name} differs ${when}`, ...lines.map(({ r }) => r)].join('\n  '));
    }
    return findings;
  });

/** Hands every fact to every group again; what the inbox knows must change nothing. */
const again = (stack: Stack): Promise<number> =>
  withDatabase(stack, async (rows) => {
    const [row] = await rows<{ n: number }>(
      `with moment as materialized (select key, random() * ${SHUFFLED_SECONDS} as s from (select distinct key from transport.message) k),
       added as (insert into transport.delivery (grp, position, key, partition, not_before)
         select s.grp, m.position, m.key, hashtext(m.key::text) & 15, now() + make_interval(secs => moment.s)
         from transport.message m join transport.subscription s using (topic) join moment using (key)
         on conflict (grp, position) do nothing returning 1)
       select count(*)::int as n from added`,
    );
    return row?.n ?? 0;
  });

/** 从头重放: the service forgets what it made from facts, and that it ever handled them. */
const fromZero = (stack: Stack, group: string, tables: readonly Table[]): Promise<number> =>
  withDatabase(stack, async (rows) => {
    const emptied = [...tables, { schema: group, name: 'inbox' }].map(({ schema, name }) => `${schema}.${name}`);
    await rows(`truncate ${emptied.join(', ')}`);
    const [row] = await rows<{ n: number }>(
      `with added as (insert into transport.delivery (grp, position, key, partition, replayed)
         select s.grp, m.position, m.key, hashtext(m.key::text) & 15, true
         from transport.message m join transport.subscription s using (topic) where s.grp = $1
         on conflict (grp, position) do nothing returning 1)
       select count(*)::int as n from added`,
      [group],
    );
    return row?.n ?? 0;
  });

const after = async ({ stack, say }: Running): Promise<Shown> => {
  const everything = await projections(stack);
  await keep(stack, everything);
  const findings: string[] = [];
  let delivered = 0;
  const began = Date.now();
  for (let round = 1; round <= ROUNDS; round += 1) {
    delivered += await again(stack);
    await drain(stack, say);
    findings.push(...(await differing(stack, everything, `after delivery ${round + 1}`)));
  }
  const ledger = await projections(stack, 'reporting');
  await keep(stack, ledger);
  delivered += await fromZero(stack, 'reporting', ledger);
  await drain(stack, say);
  findings.push(...(await differing(stack, ledger, 'after the replay from 0')));
  return {
    figures: {
      'facts delivered again': delivered,
      'tables compared': everything.length,
      'handled in s': Math.round((Date.now() - began) / 1_000),
    },
    misses: [],
    findings,
  };
};

/** R8: at least once means: three times, in another order over the keys, and from the beginning. */
export const replay: Fault = {
  title: 'every fact delivered three times, shuffled across keys; the ledger replayed from 0',
  stacks: ['embedded'],
  open: () => embeddedStack(),
  full: { count: ROUNDS, seconds: 0, commands: 50_000 },
  short: { count: ROUNDS, seconds: 0, commands: 400 },
  callers: 16,
  work: async ({ load, measure }) => {
    while (load.tally.ok < measure.commands) await pause(50);
    return { figures: {}, misses: [] };
  },
  after,
};
