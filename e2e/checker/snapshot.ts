import { Client } from 'pg';

/** Rows of one page; also what a page of ids asks for. */
export const PAGE = 1_000;

/** Tables of one service with the columns they have. */
export type Schema = Readonly<{ name: string; tables: ReadonlyMap<string, ReadonlySet<string>> }>;

const catalogue = `select n.nspname as schema, c.relname as table, array_agg(a.attname::text) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
  group by 1, 2 order by 1, 2`;

/**
 * One database as it stood at one moment: a read-only transaction of its own, which changes nothing and takes no lock
 * that writers wait for. Every statement is bounded in time.
 */
export class Snapshot {
  private before: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: Client,
    readonly schemas: ReadonlyMap<string, Schema>,
    /** the server's time when it was taken */
    readonly at: Date,
  ) {}

  /** @throws the driver's error when the database cannot be reached */
  static async open(url: string, statementMs = 60_000): Promise<Snapshot> {
    const client = new Client({ connectionString: url, application_name: 'duban check' });
    client.on('error', () => undefined); // the statement in flight fails, and says so
    await client.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      await client.query(
        `select set_config('statement_timeout', $1, true), set_config('app.scope', 'all', true),
           set_config('idle_in_transaction_session_timeout', '0', true)`,
        [String(statementMs)],
      );
      const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(catalogue);
      const schemas = new Map<string, { name: string; tables: Map<string, Set<string>> }>();
      for (const { schema: name, table, columns } of rows) {
        const schema = schemas.get(name) ?? { name, tables: new Map() };
        schema.tables.set(table, new Set(columns));
        schemas.set(name, schema);
      }
      const now = await client.query<{ now: Date }>('select now()');
      return new Snapshot(client, schemas, now.rows[0]?.now as Date);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** Names of the services that keep a journal here. */
  get services(): string[] {
    return [...this.schemas.values()].filter(({ tables }) => tables.has('journal')).map(({ name }) => name);
  }

  has(table: string): boolean {
    const [schema = '', name = ''] = table.split('.');
    return this.schemas.get(schema)?.tables.has(name) ?? false;
  }

  /** One statement at a time, whoever asks. */
  query<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const answer = this.before.then(async () => (await this.client.query(sql, [...values])).rows as R[]);
    this.before = answer.catch(() => undefined);
    return answer;
  }

  /**
   * A table in the order of a key, page by page: memory does not grow with the table.
   * @param sql with the key of the last row seen as `$1 …`, and `limit` left out
   * @param first before every key
   */
  async *pages<R extends object>(
    sql: string,
    first: readonly unknown[],
    keyOf: (row: R) => readonly unknown[],
    size = PAGE,
  ): AsyncGenerator<R[]> {
    for (let after = first; ;) {
      const rows = await this.query<R>(`${sql} limit ${size}`, after);
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
      after = keyOf(rows.at(-1) as R);
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

export const NO_ID = '00000000-0000-0000-0000-000000000000';
