import pg from 'pg';

const BATCH = 100_000;

/** A connection as the owner: no policy, no service between. */
export const connected = async (later, url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  later(() => client.end());
  return client;
};

/** Whether pages go into the write-ahead log whole: most of what is written when rows go all over large indexes. */
const wholePages = async (client, on) => {
  await client.query(`alter system set full_page_writes = ${on ? 'on' : 'off'}`);
  await client.query('select pg_reload_conf()');
};

/**
 * Runs a set-based statement in batches; `$1` and `$2` are the first and the last number of the batch. Meanwhile the
 * server, which is the benchmark's own, neither urges its writes to the disk nor is it safe from a crash.
 * @param values what follows them
 */
export const inBatches = async (client, count, sql, values = []) => {
  await client.query('set backend_flush_after = 0');
  await wholePages(client, false);
  for (let from = 1; from <= count; from += BATCH)
    await client.query(sql, [from, Math.min(count, from + BATCH - 1), ...values]);
  await wholePages(client, true);
  await client.query('reset backend_flush_after');
};

/** As after a night of autovacuum, and nothing of the writing left to be done while something is measured. */
export const settled = async (client, ...tables) => {
  for (const table of tables) await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
};

/** Region of the n-th matter: `regionOf(n, regions)`, 990000 and on. */
export const regionOf = (n, regions) => `(990000 + ${n} % ${regions})::text`;

/** Matters of the past, as the rows of one that the service wrote: its row, journal, idempotency rows and messages. */
const copies = (regions) => `with numbered as materialized (
    select n, uuidv7() as id, ${regionOf('n', regions)} as region from generate_series($1::int, $2::int) n),
  rows as (
    insert into intake.matter (id, region, units, version, head, state, status, title, document_no, matter_no, restricted_to, registered_at)
    select n.id, n.region, units, version, head, jsonb_set(jsonb_set(state, '{region}', to_jsonb(n.region)), '{status}', '"ARCHIVED"'),
      'ARCHIVED', title, document_no, matter_no, restricted_to, registered_at - n.n % 3650 * interval '1 day'
    from intake.matter m, numbered n where m.id = $3),
  lines as materialized (
    select nextval('intake.journal_position') as position, uuidv7() as fact, uuidv7() as command, n.id, n.region,
      j.version, j.noun, j.type, j.data, j.meta, j.hash, j.at - n.n % 3650 * interval '1 day' as at
    from intake.journal j, numbered n where j.stream = $3),
  journal as (
    insert into intake.journal (position, id, stream, version, noun, type, key, region, data, meta, hash, at)
    select position, fact, id, version, noun, type, id, region, data, meta, hash, at from lines),
  commands as (
    insert into intake.command (region, id, request_hash, stream, version, facts)
    select region, command::text, left(hash, 32), id, version, 1 from lines)
  insert into transport.message (id, topic, key, value, at)
  select l.fact, m.topic, l.id, m.value || jsonb_build_object('id', l.fact, 'subject', l.id, 'partitionkey', l.id, 'tenant', l.region), l.at
  from lines l join transport.message m on m.key = $3 and m.value ->> 'type' = l.type`;

/**
 * Fills the database of the intake service with closed matters over many regions.
 * @param like the matter whose rows they are copies of; its facts are published
 */
export const closedMatters = async (client, count, regions, like) => {
  while ((await client.query('select 1 from transport.message where key = $1', [like])).rowCount === 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await inBatches(client, count, copies(regions), [like]);
  await settled(client, 'intake.matter', 'intake.journal', 'intake.command', 'transport.message');
};
