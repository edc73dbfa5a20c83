import { createHmac } from 'node:crypto';
import { CannotStart } from './embedded-programs';
import { regionTable, seeingAll, seenByAll } from './region-table';

/** One forward-only step of a service's schema. */
export type Migration = Readonly<{ id: string; up: readonly string[] }>;

/** The database has been used by a newer duban. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** Tables every service has: journal (also its audit trail), outbox, idempotency rows, inbox. */
const writePathTables = (schema: string): Migration => ({
  id: '0000-write-path',
  up: [
    `create sequence ${schema}.journal_position`,
    `create table ${schema}.journal (position bigint primary key, id uuid not null, stream uuid not null,
      version int not null, noun text not null, type text not null, key uuid not null, region text not null,
      data jsonb not null, meta jsonb not null, hash text not null, at timestamptz not null, unique (stream, noun, version))`,
    ...regionTable(`${schema}.journal`, { grants: 'select, insert', units: false }),
    `create table ${schema}.command (region text not null, id text not null, request_hash text not null,
      stream uuid not null, version int not null, facts int not null, primary key (id, region))`,
    ...regionTable(`${schema}.command`, { grants: 'select, insert', units: false }),
    `create table ${schema}.outbox (position bigint primary key)`,
    `create table ${schema}.inbox (consumer text not null, message_id text not null, at timestamptz not null default now(),
      primary key (consumer, message_id))`,
    `grant usage on sequence ${schema}.journal_position to duban_${schema}`,
    `grant select, insert, update, delete on ${schema}.outbox to duban_${schema}`,
    `grant select, insert on ${schema}.inbox to duban_${schema}`,
  ],
});

/** Tables that are older than the role for all regions. */
const letAllIn = (schema: string): Migration => ({
  id: '0000-everywhere',
  up: [
    `do $$ declare made record; begin
      for made in select tablename from pg_policies p where schemaname = '${schema}' and policyname = 'readable'
        and not exists (select from pg_policies where (schemaname, tablename, policyname) = (p.schemaname, p.tablename, 'everywhere'))
      loop
        execute format('${seenByAll(schema, `${schema}.%I`)}', made.tablename);
      end loop; end $$`,
  ],
});

/** Where the transport stands in the same database it takes the facts out of the outbox itself. */
const TRANSPORT_ROLE = 'duban_transport';
const forwardedByTransport = (schema: string): Migration => ({
  id: '0000-write-path-forwarded',
  up: [
    `grant usage on schema ${schema} to ${TRANSPORT_ROLE}`,
    `grant select on ${schema}.journal to ${TRANSPORT_ROLE}`,
    `grant select, delete on ${schema}.outbox to ${TRANSPORT_ROLE}`,
  ],
});

/** The password of a service's role follows from the owner's, so that nothing more needs to be kept secret. */
const passwordOf = (ownerUrl: string, role: string): string =>
  createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password) || 'duban')
    .update(role)
    .digest('base64url');

/** The URL with which the service of this schema connects; for its work over all regions it is that of `seeingAll`. */
export const serviceUrl = (ownerUrl: string, schema: string): string => {
  const url = new URL(ownerUrl);
  url.username = `duban_${schema}`;
  url.password = passwordOf(ownerUrl, url.username);
  return url.toString();
};

/**
 * Brings a schema up to date: schema, role, tables of the write path (unless told not to), the service's own steps.
 * One process at a time; a step's id is inserted first, in the step's own transaction.
 * @throws NewerDatabase when the database knows steps that this version does not
 */
export const migrate = async (
  ownerUrl: string,
  schema: string,
  migrations: readonly Migration[],
  { writePath = true }: { writePath?: boolean } = {},
): Promise<void> => {
  // A process without a schema of its own (the entrance) does not load it: 8 MB (P13).
  const { DataSource } = await import('typeorm');
  const source = await new DataSource({ type: 'postgres', url: ownerUrl, extra: { max: 1 } }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query("select pg_advisory_lock(hashtext('duban migrations'))");
    const query = runner.query.bind(runner);
    await prepare(query, ownerUrl, schema);
    if (writePath) {
      await prepareAll(query, ownerUrl, schema);
      await ensureRole(query, TRANSPORT_ROLE);
    }
    const steps = [
      ...(writePath ? [letAllIn(schema), writePathTables(schema), forwardedByTransport(schema)] : []),
      ...migrations,
    ];
    const done: { id: string }[] = await runner.query(`select id from ${schema}.migration`);
    const unknown = done.filter(({ id }) => !steps.some((step) => step.id === id));
    if (unknown.length > 0)
      throw new NewerDatabase(
        `数据库比本程序新(${schema}:${unknown.map((step) => step.id).join('、')}),请用较新的程序启动,或换一个数据目录`,
      );
    for (const step of steps.filter(({ id }) => !done.some((d) => d.id === id))) {
      await runner.startTransaction();
      await runner.query(`insert into ${schema}.migration (id) values ($1)`, [step.id]);
      for (const sql of step.up) await runner.query(sql);
      await runner.commitTransaction();
    }
  } finally {
    await runner.release();
    await source.destroy();
  }
};

type Query = (sql: string) => Promise<unknown>;

const prepare = async (query: Query, ownerUrl: string, schema: string): Promise<void> => {
  const role = `duban_${schema}`;
  await ensureRole(query, role, `alter role ${role} login noinherit password '${passwordOf(ownerUrl, role)}'`);
  await assertBounded(query, role);
  await query(`create schema if not exists ${schema}`);
  await query(`grant usage on schema ${schema} to ${role}`);
  await query(
    `create table if not exists ${schema}.migration (id text primary key, at timestamptz not null default now())`,
  );
};

/** The role for all regions has every right of the service's own, and a policy of its own on each table of regions. */
const prepareAll = async (query: Query, ownerUrl: string, schema: string): Promise<void> => {
  const role = `duban_${seeingAll(schema)}`;
  const rights = `alter role ${role} login inherit password '${passwordOf(ownerUrl, role)}'`;
  await ensureRole(query, role, `${rights}; grant duban_${schema} to ${role}`);
  await assertBounded(query, role);
};

/**
 * A role is made without any right beyond its grants; only a superuser may take away what somebody gave it since.
 * @throws CannotStart when row-level security would not hold it
 */
const assertBounded = async (query: Query, role: string): Promise<void> => {
  const found = (await query(
    `select 1 from pg_roles where rolname = '${role}' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )) as unknown[];
  if (found.length > 0)
    throw new CannotStart(
      `数据库角色 ${role} 的权限过大,行级安全对它不起作用:请由数据库管理员执行 alter role ${role} nosuperuser nobypassrls nocreaterole nocreatedb;`,
    );
};

/** Roles belong to the server, not to the database: another database of it may be preparing the same role just now. */
const ensureRole = async (query: Query, role: string, rights?: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      await query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$`);
      if (rights) await query(rights);
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      const raced = code === 'XX000' || code === '23505' || code === '42710';
      if (!raced || attempt === 10) throw error;
    }
};
