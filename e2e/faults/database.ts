import pg from 'pg';
import { type Stack } from './stack';

/** The owner's view of the stack's database. */
export const withDatabase = async <T>(
  stack: Stack,
  work: (rows: <R extends object>(sql: string, values?: readonly unknown[]) => Promise<R[]>) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(async (sql, values = []) => (await client.query(sql, [...values])).rows as never);
  } finally {
    await client.end();
  }
};

/** Services with a journal of their own. */
export const journals = async (stack: Stack): Promise<string[]> =>
  withDatabase(stack, async (rows) => {
    const found = await rows<{ name: string }>(
      `select schemaname as name from pg_tables where tablename = 'outbox' order by schemaname`,
    );
    return found.map(({ name }) => name);
  });

/** Facts written and facts waiting to be published, over all services. */
export const factsSoFar = (stack: Stack, services: readonly string[]): Promise<{ written: number; waiting: number }> =>
  withDatabase(stack, async (rows) => {
    const sum = (table: string): string =>
      services.map((name) => `(select count(*) from ${name}.${table})`).join(' + ');
    const [row] = await rows<{ written: number; waiting: number }>(
      `select (${sum('journal')})::int as written, (${sum('outbox')})::int as waiting`,
    );
    return row as { written: number; waiting: number };
  });

/** What only a person can set going again: parked facts, and incidents of the embedded engine. */
export const leftToPeople = (stack: Stack): Promise<string[]> =>
  withDatabase(stack, async (rows) => {
    const found: string[] = [];
    for (const [table, what] of [
      ['transport.delivery', `grp || ': ' || parked as what from transport.delivery where parked is not null`],
      ['transport.held', `grp || ': ' || type || ': ' || parked as what from transport.held where parked is not null`],
      ['engine.incident', `'incident: ' || message as what from engine.incident`],
    ] as const) {
      const [there] = await rows<{ table: string | null }>('select to_regclass($1)::text as table', [table]);
      if (there?.table) found.push(...(await rows<{ what: string }>(`select ${what}`)).map((row) => row.what));
    }
    return found;
  });
