import { hash } from 'node:crypto';
import { type Fact } from '@duban/kernel';
import { v7 as uuidv7 } from 'uuid';
import { covered, sm3 } from './journal';
import { type Loaded, type Store } from './store';

/** One decided command, ready to be written. */
export type Write = Readonly<{
  commandId: string;
  id: string;
  region: string;
  /** row and journal lines as JSON: written out once, and then only joined */
  row: string;
  state: string;
  lines: readonly string[];
}>;

const schemaOf = (table: string): string => table.slice(0, table.indexOf('.'));
const statements = new Map<string, string>();

/**
 * Idempotency row, versioned row, journal and outbox of many commands in one statement ($1 commands, $2 journal lines).
 * A command whose id is known or whose row moved on is left out whole; the answer names those that were written.
 */
export const flushStatement = <S>(store: Store<S>): string => {
  const known = statements.get(store.table);
  if (known) return known;
  const { table } = store;
  const schema = schemaOf(table);
  const names = Object.keys(store.columns);
  const own = names.map((name) => `, ${name}`).join('');
  const typed = Object.entries(store.columns)
    .map(([name, { type }]) => `, ${name} ${type}`)
    .join('');
  const sets = names.map((name) => `, ${name} = ok.${name}`).join('');
  const sql = `with cmd as materialized (
      select * from jsonb_to_recordset($1::jsonb) as c(command_id text, request_hash text, id uuid, from_version int,
        region text, units text[], version int, head text, state jsonb${typed})),
    held as materialized (
      select c.command_id from ${table} t join cmd c on c.id = t.id and c.from_version = t.version for update of t),
    claimed as (
      insert into ${schema}.command (region, id, request_hash, stream, version, facts)
      select c.region, c.command_id, c.request_hash, c.id, c.version, c.version - c.from_version from cmd c
      where c.from_version = 0 or c.command_id in (select command_id from held)
      on conflict do nothing returning id),
    ok as materialized (select c.* from cmd c join claimed on claimed.id = c.command_id),
    added as (
      insert into ${table} (id, region, units, version, head, state${own})
      select id, region, units, version, head, state${own} from ok where from_version = 0),
    changed as (
      update ${table} t set units = ok.units, version = ok.version, head = ok.head, state = ok.state${sets}
      from ok where t.id = ok.id and ok.from_version > 0),
    numbered as materialized (
      select nextval('${schema}.journal_position') as position, line.* from (
        select f.* from jsonb_to_recordset($2::jsonb) as f(command_id text, id uuid, stream uuid, version int, noun text,
          type text, key uuid, region text, data jsonb, meta jsonb, hash text, at timestamptz)
        join ok on ok.command_id = f.command_id order by f.stream, f.version) line),
    lines as (
      insert into ${schema}.journal (position, id, stream, version, noun, type, key, region, data, meta, hash, at)
      select position, id, stream, version, noun, type, key, region, data, meta, hash, at from numbered),
    pending as (insert into ${schema}.outbox (position) select position from numbered)
    select id as "commandId" from claimed`;
  statements.set(table, sql);
  return sql;
};

export const flushValues = (writes: readonly Write[]): [string, string] => [
  `[${writes.map(({ row, state }) => joined(row, `{"state":${state}}`)).join(',')}]`,
  `[${writes.flatMap(({ lines }) => lines).join(',')}]`,
];

/** Two JSON objects as one. */
const joined = (a: string, b: string): string => `${a.slice(0, -1)},${b.slice(1)}`;

/** The row after the facts of a decision, and their chained journal lines. */
export const toWrite = <S>(
  noun: string,
  store: Store<S>,
  loaded: Loaded<S>,
  facts: readonly Fact[],
  state: S,
  request: { aggregateId: string; commandId: string; requestHash: string; now: string; meta: unknown },
): { write: Write; state: S; version: number; head: string; ids: string[] } => {
  const region = store.region(state);
  const key = store.key(state, request.aggregateId);
  let head = loaded.head;
  const ids: string[] = [];
  const lines = facts.map((fact, i) => {
    const { type, data } = fact;
    const { aggregateId: stream, commandId: command_id, now: at, meta } = request;
    const text = covered({ stream, version: loaded.version + i + 1, type, region, data, meta });
    head = sm3(head + text);
    // In the order of time: the transport and every inbox index facts by it, and write at the end of it.
    const id = uuidv7();
    ids.push(id);
    return joined(text, JSON.stringify({ command_id, id, noun, key, hash: head, at }));
  });
  const version = loaded.version + facts.length;
  const columns = Object.fromEntries(Object.entries(store.columns).map(([name, { of }]) => [name, of(state)]));
  return {
    state,
    version,
    head,
    ids,
    write: {
      commandId: request.commandId,
      id: request.aggregateId,
      region,
      row: JSON.stringify({
        command_id: request.commandId,
        request_hash: request.requestHash,
        id: request.aggregateId,
        from_version: loaded.version,
        region,
        units: store.units(state),
        version,
        head,
        ...columns,
      }),
      state: JSON.stringify(state),
      lines,
    },
  };
};

/** Same key, other words or for another aggregate: refused. */
export const requestHashOf = (noun: string, aggregateId: string, command: unknown): string =>
  hash('sha256', `${noun}/${aggregateId}${JSON.stringify(command)}`, 'hex').slice(0, 32);
