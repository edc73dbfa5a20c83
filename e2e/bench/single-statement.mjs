import { randomUUID } from 'node:crypto';
import pg from 'pg';

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
    select $5, id, version, 'matter.opinion-drafted.v1', region, $6, $7, $3 from moved`,
};

/** As after a night of autovacuum: no plan may date from when the tables were empty. */
export const analyze = async (url) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
};

/** What the last command of the load wrote: `state` of its row, `data`, `meta` and `hash` of its line, as text. */
export const lastWritten = async (url) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query(
    `select m.state::text as state, j.data::text as data, j.meta::text as meta, j.hash
     from intake.journal j join intake.matter m on m.id = j.stream and m.version = j.version
     where j.type = 'matter.opinion-drafted.v1' order by j.position desc limit 1`,
  );
  await owner.end();
  return rows[0];
};

/** The tables of the reference with `count` matters in them; returns their ids. */
export const prepareReference = async (url, count, { state }, more = []) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(tables);
  const ids = Array.from({ length: count }, () => randomUUID());
  await owner.query(`insert into reference.matter select id, '990121', 1, '', $2 from unnest($1::uuid[]) as id`, [
    ids,
    state,
  ]);
  for (const sql of more) await owner.query(sql);
  await owner.end();
  return ids;
};

/** Where there is no pgbench: the same rows written by node-postgres alone, one statement a command. */
export const singleStatement = async (later, url, count, written) => {
  const { state, data, meta, hash } = written;
  const ids = await prepareReference(url, count, written);
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
          await client.query({ ...statement, values: [id, state, hash, randomUUID(), randomUUID(), data, meta] });
          latencies.push(performance.now() - sent);
        }
      }),
    );
    const perSecond = (latencies.length * 1000) / (performance.now() - began);
    clients.forEach((client) => client.release());
    return { perSecond, latencies };
  };
};
