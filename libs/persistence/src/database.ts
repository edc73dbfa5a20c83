import { type Socket } from 'node:net';
import { Pool, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { type Scope, SET_SCOPE, scopeValues } from './scope';

type Query = <R extends QueryResultRow = QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<R[]>;
/**
 * One open transaction. Who holds one asks through it alone: waiting for a second connection of the same pool, everybody
 * who holds one waits for ever.
 */
export type Tx = {
  query: Query;
  /** reads over all regions; only for what is one in the whole deployment */
  everywhere: Query;
};

/** Every connection was in use all the time: answered as 503. */
export class Busy extends Error {
  override readonly name = 'Busy';
  readonly statusCode = 503;
}
const PATIENCE_MS = 30_000;

const names = new Map<string, string>();
/** Statements are prepared under a name that follows from their text. */
const prepared = (text: string, values: readonly unknown[]): QueryConfig => {
  let name = names.get(text);
  if (!name) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: values as unknown[] };
};

/** Statements sent in one write: the driver would make a system call, and a packet, of each. */
const sentAtOnce = <T>(client: PoolClient, send: () => Promise<T>[]): Promise<T[]> => {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return Promise.all(send());
  } finally {
    stream.uncork();
  }
};

/** The connections of one service, as its own role: it owns nothing and passes no policy. */
export class Database {
  private constructor(private readonly pool: Pool) {}

  /**
   * @param config `everything`: each connection states the scope `all` once and for all; for a role of no single region
   * @throws the driver's error when the server cannot be reached or refuses the role
   */
  static async open(config: { url: string; max?: number; everything?: boolean }): Promise<Database> {
    const pool = new Pool({
      connectionString: config.url,
      max: config.max ?? 4,
      pipeline: true,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: PATIENCE_MS,
      ...(config.everything ? { options: '-c app.scope=all' } : {}),
    } as ConstructorParameters<typeof Pool>[0]);
    pool.on('error', () => undefined); // an idle client that lost its server is replaced at the next query
    // The server may go away between two statements of a client in use: the next statement fails, the process goes on.
    pool.on('connect', (client) => client.on('error', () => undefined));
    const database = new Database(pool);
    await database.query({ scope: 'all' }, 'select 1');
    return database;
  }

  /** One statement that is a transaction of its own, in the scope that its connection has. */
  async single<R extends QueryResultRow = QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.withClient(async (client) => (await client.query<R>(prepared(sql, values))).rows);
  }

  /** A read in one round trip: begin, scope, statement and commit are sent together. */
  async query<R extends QueryResultRow = QueryResultRow>(
    scope: Scope,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<R[]> {
    return (await this.together<R>(scope, [[sql, values]]))[0] ?? [];
  }

  /** Statements that do not need each other's answers, in one transaction and one round trip. */
  async together<R extends QueryResultRow = QueryResultRow>(
    scope: Scope,
    statements: readonly (readonly [sql: string, values: readonly unknown[]])[],
  ): Promise<R[][]> {
    return this.withClient(async (client) => {
      const results = await sentAtOnce(client, () => [
        client.query('begin'),
        client.query(prepared(SET_SCOPE, scopeValues(scope))),
        ...statements.map(([sql, values]) => client.query<R>(prepared(sql, values))),
        client.query('commit'),
      ]);
      return results.slice(2, -1).map((result) => result.rows as R[]);
    });
  }

  /**
   * Several statements that need each other, in one transaction. What `work` throws undoes it; the connection stays when
   * every statement was answered without an error (a refusal is no reason for a new connection), otherwise it goes.
   * @throws the first error of a statement, also where `work` has caught it: nothing was kept
   * @throws Error when a statement comes after the end: it would run in the transaction of somebody else
   */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.withClient(async (client): Promise<{ value: T } | { thrown: unknown }> => {
      let over = false;
      let [failed, failure]: [boolean, unknown] = [false, undefined];
      const ask = async <R extends QueryResultRow>(send: () => Promise<QueryResult<R>>[]): Promise<R[][]> => {
        if (over) throw new Error('The transaction is over');
        try {
          return (await sentAtOnce(client, send)).map(({ rows }) => rows);
        } catch (error) {
          if (!failed) [failed, failure] = [true, error];
          throw error;
        }
      };
      const query: Query = async <R extends QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await ask(() => [client.query<R>(prepared(sql, values))]))[0] ?? [];
      const everywhere: Query = async <R extends QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
        const answers = await ask(() => [
          client.query<R>(prepared(SET_SCOPE, scopeValues({ scope: 'all' }))),
          client.query<R>(prepared(sql, values)),
          client.query<R>(prepared(SET_SCOPE, scopeValues(scope))),
        ]);
        return answers[1] ?? [];
      };
      await sentAtOnce(client, () => [client.query('begin'), client.query(prepared(SET_SCOPE, scopeValues(scope)))]);
      try {
        const value = await work({ query, everywhere });
        over = true;
        const { command } = await client.query('commit');
        // A statement failed and `work` caught it, or did not wait for it: PostgreSQL answers without an error, and keeps nothing.
        if (command === 'ROLLBACK') throw failure;
        return { value };
      } catch (thrown) {
        over = true;
        // Answered after everything that was sent before it: nothing is left in the pipeline.
        if (!failed) await client.query('rollback').catch(() => (failed = true));
        if (failed) throw thrown;
        return { thrown };
      }
    });
    if ('thrown' in done) throw done.thrown;
    return done.value;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** After any error the client is thrown away: its pipeline may hold answers of statements nobody waits for. */
  private async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: Error) => {
      throw error.message.startsWith('timeout exceeded') ? new Busy(error.message) : error;
    });
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}
