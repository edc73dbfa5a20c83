import { canonical } from '@duban/persistence';
import { type Finding, type Findings } from './findings';
import { type FoldedTable, type KeyPart } from './fold';
import { PAGE, type Snapshot } from './snapshot';

type Row = { key: string[]; row: Record<string, unknown>; compared: boolean };

/** @throws Error when the table has none: then what names its rows must be given */
const primaryKey = async (snapshot: Snapshot, table: string): Promise<readonly KeyPart[]> => {
  const rows = await snapshot.query<KeyPart>(
    `select 't.' || quote_ident(a.attname) as sql, format_type(a.atttypid, a.atttypmod) as type
     from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, n)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = $1::regclass and i.indisprimary order by k.n`,
    [table],
  );
  if (rows.length === 0) throw new Error(`${table} has no primary key`);
  return rows;
};

const textOf = (key: readonly KeyPart[]): string => `array[${key.map(({ sql }) => `(${sql})::text`).join(', ')}]`;

/** All rows of a table in the order of its key. */
const rowsOf = async function* (
  snapshot: Snapshot,
  { table, where = 'true' }: FoldedTable,
  key: readonly KeyPart[],
): AsyncGenerator<Row[]> {
  const columns = key.map(({ sql }) => sql).join(', ');
  const select = `select ${textOf(key)} as key, to_jsonb(t) as row, (${where}) as compared from ${table} t`;
  const after = `(${columns}) > (${key.map(({ type }, n) => `$${n + 1}::${type}`).join(', ')})`;
  let rows = await snapshot.query<Row>(`${select} order by ${columns} limit ${PAGE}`);
  while (rows.length > 0) {
    yield rows;
    if (rows.length < PAGE) return;
    const last = rows.at(-1) as Row;
    rows = await snapshot.query<Row>(`${select} where ${after} order by ${columns} limit ${PAGE}`, last.key);
  }
};

const byKeys = async (
  snapshot: Snapshot,
  table: string,
  key: readonly KeyPart[],
  keys: readonly string[][],
): Promise<ReadonlyMap<string, Record<string, unknown>>> => {
  const given = key.map(({ type }, n) => `($1::jsonb -> ord ->> ${n})::${type} as k${n}`).join(', ');
  const on = key.map(({ sql }, n) => `${sql} = x.k${n}`).join(' and ');
  const rows = await snapshot.query<Row>(
    `select ${textOf(key)} as key, to_jsonb(t) as row
     from (select ${given} from generate_series(0, jsonb_array_length($1::jsonb) - 1) as g(ord) offset 0) x
       join ${table} t on ${on}`,
    [JSON.stringify(keys)],
  );
  return new Map(rows.map(({ key: at, row }) => [at.join('\n'), row]));
};

/** Columns in which two rows differ. */
const differing = (a: Record<string, unknown>, b: Record<string, unknown>, except: ReadonlySet<string>): string[] =>
  Object.keys(a).filter((name) => !except.has(name) && canonical(a[name]) !== canonical(b[name]));

/** Compares a table with the same table as it was folded anew; both are read in pages. */
export const compareTables = async (
  folded: FoldedTable,
  live: Snapshot,
  fresh: Snapshot,
  findings: Findings,
  rule: Finding['rule'],
): Promise<void> => {
  const { table, except = [] } = folded;
  const service = table.slice(0, table.indexOf('.'));
  const key = folded.key ?? (await primaryKey(live, table));
  const found = (row: Record<string, unknown>, at: readonly string[], what: string): void => {
    const matter = row['matter_id'];
    const where = typeof matter === 'string' ? { matter } : {};
    findings.found({ rule, service, ...where, what: `${table} 的 ${at.join('、')} ${what}` });
  };
  for await (const rows of rowsOf(live, folded, key)) {
    findings.checked(rule, rows.length);
    const others = await byKeys(
      fresh,
      table,
      key,
      rows.map((row) => row.key),
    );
    for (const { key: at, row, compared } of rows) {
      if (!compared) continue;
      const other = others.get(at.join('\n'));
      if (!other) found(row, at, '从零折叠没有这一行');
      else for (const name of differing(row, other, new Set(except))) found(row, at, `的 ${name} 与从零折叠不同`);
    }
  }
  for await (const rows of rowsOf(fresh, { table }, key)) {
    const others = await byKeys(
      live,
      table,
      key,
      rows.map((row) => row.key),
    );
    for (const { key: at, row } of rows) if (!others.has(at.join('\n'))) found(row, at, '从零折叠有这一行,库里没有');
  }
};
