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
  /** A statement whose answer nobody needs: it goes with the next one, or with the commit, in one round trip. */
  write: (sql: string, values: readonly unknown[]) => void;
  /** reads over all regions; only for what is one in the whole deployment */
  everywhere: Query;
};

/** Every connection was in use all the time: answered as 503. */
export class Busy extends Error {
  override readonly name = 'Busy';
  readonly statusCode = 503;
}
const PATIENCE_MS = 30_000;

/** Filters make statements without end; each that is prepared costs memory on every connection, here and in the server. */
const PREPARED = 1_000;
const names = new Map<string, string>();
/** Statements are prepared under a name that follows from their text, those that come first. */
const prepared = (text: string, values: readonly unknown[]): QueryConfig => {
  let name = names.get(text);
  if (name === undefined && names.size < PREPARED) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  if (name === undefined) return { text, values: values as unknown[] };
  return { name, text, values: values as unknown[] };
};

type Statement = readonly [sql: string, values: readonly unknown[]];
type Sent = string | QueryConfig;
/** Statements sent in one write: the driver would make a system call, and a packet, of each. */
const sentAtOnce = (client: PoolClient, statements: readonly Sent[]): Promise<QueryResult[]> => {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return Promise.all(statements.map((statement) => client.query(statement)));
  } finally {
    stream.uncork();
  }
};

type Connections = { url: string; max?: number };
const SEES_ALL = '-c app.scope=all';
const openPool = ({ url, max = 4 }: Connections, options?: string): Pool => {
  const pool = new Pool({
    connectionString: url,
    max,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: PATIENCE_MS,
    options,
  } as ConstructorParameters<typeof Pool>[0]);
  pool.on('error', () => undefined); // an idle client that lost its server is replaced at the next query
  // The server may go away between two statements of a client in use: the next statement fails, the process goes on.
  return pool.on('connect', (client) => client.on('error', () => undefined));
};

/** The connections of one service, as its own roles: they own nothing and pass no policy. */
export class Database {
  private constructor(
    private readonly pool: Pool,
    /** its connections state the scope `all` once and for all */
    private readonly wide: Pool | undefined,
  ) {}

  /**
   * @param config `everything`: what is done in the scope `all` goes over these connections, or over all of them (`true`,
   *   for who has no other scope), and need not say so each time
   * @throws the driver's error when the server cannot be reached or refuses the role
   */
  static async open(config: Connections & { everything?: true | Connections }): Promise<Database> {
    const { everything } = config;
    const pool = openPool(config, everything === true ? SEES_ALL : undefined);
    const wide = everything === true ? pool : everything && openPool(everything, SEES_ALL);
    const database = new Database(pool, wide);
    await Promise.all(database.pools().map((pool) => pool.query('select 1')));
    return database;
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
    statements: readonly Statement[],
  ): Promise<R[][]> {
    return this.withClient(scope, async (client) => {
      const asked = statements.map(([sql, values]) => prepared(sql, values));
      const opening = this.isOne(scope, asked) ? [] : this.opening(scope);
      const results = await sentAtOnce(client, [...opening, ...asked, ...(opening.length > 0 ? ['commit'] : [])]);
      return results.slice(opening.length, opening.length + asked.length).map(({ rows }) => rows as R[]);
    });
  }

  /**
   * Several statements that need each other, in one transaction. What `work` throws undoes it; the connection stays when
   * every statement was answered without an error (a refusal is no reason for a new connection), otherwise it goes.
   * @throws the first error of a statement, also where `work` has caught it: nothing was kept
   * @throws Error when a statement comes after the end: it would run in the transaction of somebody else
   */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.withClient(scope, async (client): Promise<{ value: T } | { thrown: unknown }> => {
      let over = false;
      let [failed, failure]: [boolean, unknown] = [false, undefined];
      /** sent with the first statement, or with the commit */
      let opening = this.opening(scope);
      let written: QueryConfig[] = [];
      const send = async (statements: readonly Sent[]): Promise<QueryResult[]> => {
        const before = [...opening, ...written];
        [opening, written] = [[], []];
        try {
          return (await sentAtOnce(client, [...before, ...statements])).slice(before.length);
        } catch (error) {
          if (!failed) [failed, failure] = [true, error];
          throw error;
        }
      };
      const ask = async <R extends QueryResultRow>(...statements: readonly Sent[]): Promise<R[][]> => {
        if (over) throw new Error('The transaction is over');
        return (await send(statements)).map(({ rows }) => rows as R[]);
      };
      const query: Query = async <R extends QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await ask<R>(prepared(sql, values)))[0] ?? [];
      const everywhere: Query = async <R extends QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
        const seeing = (whom: Scope): QueryConfig => prepared(SET_SCOPE, scopeValues(whom));
        return (await ask<R>(seeing({ scope: 'all' }), prepared(sql, values), seeing(scope)))[1] ?? [];
      };
      const write: Tx['write'] = (sql, values) => {
        if (over) throw new Error('The transaction is over');
        written.push(prepared(sql, values));
      };
      const untouched = (): boolean => opening.length > 0;
      try {
        const value = await work({ query, everywhere, write });
        over = true;
        if (untouched() && this.isOne(scope, written)) {
          opening = [];
          await send([]);
        } else if (!untouched() || written.length > 0) {
          const [commit] = await send(['commit']);
          // A statement failed and `work` caught it, or did not wait for it: PostgreSQL answers without an error, and keeps nothing.
          if (commit?.command === 'ROLLBACK') throw failure;
        }
        return { value };
      } catch (thrown) {
        over = true;
        // Answered after everything that was sent before it: nothing is left in the pipeline.
        if (!failed && !untouched()) await client.query('rollback').catch(() => (failed = true));
        if (failed) throw thrown;
        return { thrown };
      }
    });
    if ('thrown' in done) throw done.thrown;
    return done.value;
  }

  async close(): Promise<void> {
    await Promise.all(this.pools().map((pool) => pool.end()));
  }

  private pools(): Pool[] {
    return [...new Set([this.pool, this.wide ?? this.pool])];
  }

  /** What a transaction begins with; a connection that sees everything anyway need not be told so. */
  private opening(scope: Scope): Sent[] {
    return ['begin', ...(this.isGiven(scope) ? [] : [prepared(SET_SCOPE, scopeValues(scope))])];
  }
  /** A single statement is a transaction by itself. */
  private isOne(scope: Scope, statements: readonly Sent[]): boolean {
    return statements.length === 1 && this.isGiven(scope);
  }
  private isGiven(scope: Scope): boolean {
    return this.wideFor(scope) !== undefined;
  }
  private wideFor({ scope }: Scope): Pool | undefined {
    return scope === 'all' ? this.wide : undefined;
  }

  /** After any error the client is thrown away: its pipeline may hold answers of statements nobody waits for. */
  private async withClient<T>(scope: Scope, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const pool = this.wideFor(scope) ?? this.pool;
    const client = await pool.connect().catch((error: Error) => {
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
