import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { opinion } from './intake.mjs';

const tables = `
  create schema reference;
  create table reference.matter (id uuid primary key, region text not null, version int not null, head text not null,
    state jsonb not null);
  create table reference.journal (position bigint generated always as identity primary key, id uuid not null unique,
    stream uuid not null, version int not null, type text not null, region text not null, data jsonb not null,
    meta jsonb not null, hash text not null, at timestamptz not null default now(), unique (stream, version));
  create table reference.command (region text not null, id text not null, request_hash text not null, stream uuid not null,
    version int not null, primary key (region, id));`;

/** Row, journal line and idempotency row of one command, as one statement that commits by itself. */
const statement = {
  name: 'one',
  text: `with moved as (
      update reference.matter set version = version + 1, state = $2, head = $3 where id = $1 returning id, region, version),
    known as (
      insert into reference.command (region, id, request_hash, stream, version)
      select region, $4, $3, id, version from moved)
    insert into reference.journal (id, stream, version, type, region, data, meta, hash)
    select $5, id, version, 'matter.opinion-drafted.v1', region, $2, $6, $3 from moved`,
};
const state = JSON.stringify(opinion);
const meta = JSON.stringify({ actor: { id: randomUUID(), name: '苗晓岚', units: ['office'] }, policyVersion: 'v1' });
const hash = '5'.repeat(64);

/** As after a night of autovacuum: no plan may date from when the tables were empty. */
export const analyze = async (url) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
};

/** The reference of P1 and P2: the same rows written by node-postgres alone, one statement a command. */
export const singleStatement = async (later, url, count) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(tables);
  const ids = Array.from({ length: count }, () => randomUUID());
  await owner.query(`insert into reference.matter select id, '990121', 1, '', $2 from unnest($1::uuid[]) as id`, [
    ids,
    state,
  ]);
  await owner.end();
  await analyze(url);
  const pool = new pg.Pool({ connectionString: url, max: 64 });
  pool.on('error', () => undefined); // connections that end with their server at the end of the run
  later(() => pool.end());
  let turn = 0;
  return async ({ at, seconds }) => {
    const clients = await Promise.all(Array.from({ length: at }, () => pool.connect()));
    const latencies = [];
    const began = performance.now();
    const end = began + seconds * 1000;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < end) {
          const id = ids[turn++ % ids.length];
          const sent = performance.now();
          await client.query({ ...statement, values: [id, state, hash, randomUUID(), randomUUID(), meta] });
          latencies.push(performance.now() - sent);
        }
      }),
    );
    const perSecond = (latencies.length * 1000) / (performance.now() - began);
    clients.forEach((client) => client.release());
    return { perSecond, latencies };
  };
};
