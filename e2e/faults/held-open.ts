import pg from 'pg';
import { embeddedStack } from './embedded';
import { factsSoFar, journals } from './database';
import { type Fault, type Running } from './fault';
import { realStack } from './real';
import { postgresPid, type Stack } from './stack';
import { pause } from './success';

const SLOWER = 2;
const AWAIT_MS = 60_000;
const OTHER = 'duban_faults_other';

const client = async (url: string): Promise<pg.Client> => {
  const one = new pg.Client({ connectionString: url });
  one.on('error', () => undefined);
  await one.connect();
  return one;
};

/** Prepared transactions are switched off by default; switching them on takes a restart of the server. */
const allowPrepared = async (stack: Stack): Promise<void> => {
  const owner = await client(stack.databaseUrl());
  await owner.query('alter system set max_prepared_transactions = 5');
  await owner.query(`create database ${OTHER}`);
  await owner.end();
  const before = postgresPid(stack.dataDir);
  process.kill(before, 'SIGINT');
  for (const end = Date.now() + AWAIT_MS; Date.now() < end; await pause(100)) {
    const again = postgresPid(stack.dataDir);
    if (again === 0 || again === before) continue;
    const ready = await client(stack.databaseUrl()).then(
      async (one) => one.end().then(() => true),
      () => false,
    );
    if (ready) return;
  }
  throw new Error('PostgreSQL did not come back');
};

const p99 = (latencies: number[]): number =>
  latencies.toSorted((a, b) => a - b)[Math.floor(0.99 * latencies.length)] ?? 0;

/** 99th percentile of what is done from now on, until asked. */
const measuring = (load: Running['load']): (() => { p99: number; done: number }) => {
  const latencies: number[] = [];
  load.onAnswer(({ outcome, sentAt, answeredAt }) => {
    if (outcome === 'ok') latencies.push(answeredAt - sentAt);
  });
  return () => ({ p99: p99(latencies), done: latencies.length });
};

/** What an administrator, a backup and a careless client leave open. Each holds back what PostgreSQL may forget. */
const holdOpen = async (stack: Stack): Promise<() => Promise<void>> => {
  const other = await client(stack.databaseUrl().replace(/\/postgres$/, `/${OTHER}`));
  await other.query('create table if not exists held (n int)');
  await other.query('begin');
  await other.query('insert into held values (1)');
  const snapshot = await client(stack.databaseUrl());
  await snapshot.query('begin isolation level repeatable read');
  await snapshot.query('select count(*) from pg_class');
  const prepared = await client(stack.databaseUrl());
  await prepared.query('create table if not exists public.held (n int)');
  await prepared.query('begin');
  await prepared.query('insert into public.held values (1)');
  await prepared.query(`prepare transaction 'held'`);
  return async () => {
    await other.query('rollback');
    await snapshot.query('rollback');
    await prepared.query(`rollback prepared 'held'`);
    await prepared.query('drop table public.held');
    for (const one of [other, snapshot, prepared]) await one.end();
  };
};

/** R12: transactions that stay open elsewhere. A relay by transaction watermark would deliver nothing meanwhile. */
export const heldOpen: Fault = {
  title: 'a transaction open in another database, a held snapshot, a prepared transaction',
  stacks: ['embedded', 'kafka', 'real'],
  open: async (kind) => {
    const stack = await (kind === 'real' ? realStack() : embeddedStack(kind));
    try {
      await allowPrepared(stack);
      return stack;
    } catch (error) {
      await stack.close();
      throw error;
    }
  },
  full: { count: 1, seconds: 600, commands: 0 },
  short: { count: 1, seconds: 10, commands: 0 },
  callers: 8,
  work: async ({ stack, load, measure, say }) => {
    const services = await journals(stack);
    const baseMs = Math.max(10_000, Math.min(60_000, (measure.seconds * 1_000) / 4));
    await pause(baseMs / 2); // the first commands of a fresh platform are slower
    const before = measuring(load);
    await pause(baseMs);
    const base = before();
    const release = await holdOpen(stack);
    const at = await factsSoFar(stack, services);
    say(`held open for ${measure.seconds} s; before: ${base.done} commands, p99 ${Math.round(base.p99)} ms`);
    const meanwhile = measuring(load);
    try {
      await pause(measure.seconds * 1_000);
      const held = meanwhile();
      const now = await factsSoFar(stack, services);
      const written = now.written - at.written;
      const published = written - (now.waiting - at.waiting);
      const ratio = held.p99 / base.p99;
      const misses = [
        ...(written === 0 || published < 0.9 * written ? [`only ${published} of ${written} facts were published`] : []),
        ...(ratio > SLOWER ? [`p99 is ${ratio.toFixed(1)} times what it was`] : []),
      ];
      return {
        figures: {
          'held open s': measure.seconds,
          'p99 before ms': Math.round(base.p99),
          'p99 meanwhile ms': Math.round(held.p99),
          'facts written meanwhile': written,
          'of them published meanwhile': published,
        },
        misses,
      };
    } finally {
      await release();
    }
  },
};
