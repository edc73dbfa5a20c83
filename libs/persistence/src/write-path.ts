import { type Actor, type Aggregate, Conflict, type Decide, type Fact, type Instant, Refusal } from '@duban/kernel';
import { type Database, type Tx } from './database';
import { flushStatement, flushValues, requestHashOf, toWrite, type Write } from './flush';
import { RowCache } from './row-cache';
import { type Prior, priorStatement, RowLoader } from './row-loader';
import { type Scope, scopeKey } from './scope';
import { type Loaded, lockRow, type Store } from './store';
import { isTaken, onceMore, Taken } from './taken';
import { takeTurns } from './turns';

/** There is no such row, or none that the actor may see: both look the same. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

export type CommandRequest<C> = Readonly<{
  aggregateId: string;
  /** Idempotency-Key of the caller; the job's key for jobs */
  commandId: string;
  command: C;
  actor: Actor;
  /** those of the actor's roles that may give this command; all of them when nothing is said */
  positions?: readonly string[];
  scope: Scope;
  now: Instant;
  /** may bring the row to life; without it a missing row is `NotFound` */
  creates: boolean;
  /** what the decision must know that follows from the scheme alone, and so needs no lock; only without a look-up */
  count?: ((policy: unknown) => unknown) | undefined;
  traceparent?: string | undefined;
}>;
export type Handled<S, F extends Fact = Fact> = Readonly<{
  facts: readonly F[];
  factIds: readonly string[];
  state: S;
  version: number;
  /** the command had been answered before; this is the first answer */
  repeated: boolean;
}>;
/** `policy` is what the decision will go by. */
export type Lookup<S, L, P = unknown> = (tx: Tx, state: S, policy: P) => Promise<L>;
type Policies = (region: string, version?: string) => { version: string };
type Waiting = { write: Write; done: (written: boolean) => void; failed: (error: unknown) => void };
/** Writes of one table: those that wait, and what the flushes in flight are about (rows and command ids). */
type Queue = { waiting: Waiting[]; flushes: number; underWay: Set<string> };
type Line = { id: string; type: string; data: unknown };

const ATTEMPTS = 4;
const BATCH = 200;
/** A second flush goes while one is in flight when this many wait: one transaction each would cost more than it gains. */
const ENOUGH = 16;
const FLUSHES = 2;

/** The one way state changes: HTTP routes, workflow jobs and listeners all end here. */
export class WritePath {
  private readonly queues = new Map<string, Queue>();
  private readonly cache = new RowCache(5_000);
  private readonly rows: RowLoader;

  constructor(
    private readonly db: Database,
    private readonly schema: string,
    private readonly policyFor: Policies,
    private readonly wake: () => void,
  ) {
    this.rows = new RowLoader(db, schema);
  }

  /**
   * Decides and writes: idempotency row, row, journal and outbox at once. Commands that come while a flush is in flight
   * share the next one. With `lookup` the row is locked first and the look-up sees the same transaction.
   * @throws Refusal, Conflict (others were faster several times over), NotFound
   */
  async handle<C, S, F extends Fact, P, L = undefined>(
    aggregate: Aggregate<S, F>,
    store: Store<S>,
    decide: Decide<C, S, F, P, L>,
    request: CommandRequest<C>,
    lookup?: Lookup<S, L, P>,
  ): Promise<Handled<S, F>> {
    if (lookup) return this.underLock(aggregate, store, decide, request, lookup);
    const cacheKey = `${store.table}/${request.aggregateId}/${scopeKey(request.scope)}`;
    // What this process wrote last is most often still true; if not, the version check says so and the row is read.
    let guess = this.cache.get<S>(cacheKey);
    if (!guess && request.creates) guess = { state: aggregate.initial, version: 0, head: '' };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = guess ?? (await this.load(aggregate, store, request));
      if ('answered' in loaded) return loaded.answered as Handled<S, F>;
      if (!guess && loaded.version === 0 && !request.creates) throw new NotFound(store.table);
      let facts: readonly F[];
      try {
        const policy = this.policyOf<S, P>(store, request, loaded.state);
        facts = this.decided(decide, request, loaded.state, policy, request.count?.(policy) as L);
      } catch (error) {
        if (!guess) throw error;
        guess = undefined;
        continue;
      }
      if (facts.length === 0 && guess) {
        guess = undefined;
        continue;
      }
      if (facts.length === 0)
        return { facts, factIds: [], state: loaded.state, version: loaded.version, repeated: false };
      const next = this.written(aggregate, store, loaded, facts, request);
      if (await this.flush(store, request.scope, next.write)) {
        this.cache.set(cacheKey, { state: next.state, version: next.version, head: next.head });
        this.wake();
        return { facts, factIds: next.ids, state: next.state, version: next.version, repeated: false };
      }
      this.cache.delete(cacheKey);
      guess = undefined;
    }
    throw new Conflict(`${aggregate.name} ${request.aggregateId}`);
  }

  private decided<C, S, F extends Fact, P, L>(
    decide: Decide<C, S, F, P, L>,
    { command, actor, now }: CommandRequest<C>,
    state: S,
    policy: P,
    lookup: L,
  ): readonly F[] {
    return decide(command, state, { now, actor, policy, lookup });
  }

  /** What began under a version of the scheme keeps it (domain 8.7). */
  private policyOf<S, P>(store: Store<S>, { actor }: CommandRequest<unknown>, state: S): P & { version: string } {
    return this.policyFor(actor.region, store.policyVersion?.(state)) as P & { version: string };
  }

  private written<S, F extends Fact>(
    aggregate: Aggregate<S, F>,
    store: Store<S>,
    loaded: Loaded<S>,
    facts: readonly F[],
    request: CommandRequest<unknown>,
  ): ReturnType<typeof toWrite<S>> {
    const { actor, commandId, traceparent } = request;
    const { positions = actor.roles } = request;
    const onBehalfOf = actor.onBehalfOf?.filter(({ role }) => positions.includes(role)) ?? [];
    const after = facts.reduce(aggregate.evolve, loaded.state);
    const meta = {
      commandId,
      // Every act keeps person, position and, when the position is another's, on what basis (domain 8.5).
      actor: {
        id: actor.id,
        name: actor.name,
        units: actor.units,
        positions,
        ...(onBehalfOf.length > 0 ? { onBehalfOf } : {}),
      },
      policyVersion: this.policyOf(store, request, after).version,
      ...(traceparent ? { traceparent } : {}),
    };
    const requestHash = requestHashOf(aggregate.name, request.aggregateId, request.command);
    return toWrite(aggregate.name, store, loaded, facts, after, { ...request, requestHash, meta });
  }

  private async underLock<C, S, F extends Fact, P, L>(
    aggregate: Aggregate<S, F>,
    store: Store<S>,
    decide: Decide<C, S, F, P, L>,
    request: CommandRequest<C>,
    lookup: Lookup<S, L, P>,
  ): Promise<Handled<S, F>> {
    const handled = await onceMore(`${aggregate.name} ${request.aggregateId}`, () =>
      this.db.transaction(request.scope, async (tx): Promise<Handled<S, F>> => {
        const loaded = await lockRow(tx, store, request.aggregateId, aggregate.initial);
        const [prior] = await tx.query<Prior>(priorStatement(this.schema), [[request.commandId]]);
        if (prior)
          return this.firstAnswer(
            aggregate.name,
            prior,
            request,
            loaded,
            await tx.query<Line>(this.answerSql(), this.answerValues(aggregate.name, prior, request)),
          );
        if (loaded.version === 0 && !request.creates) throw new NotFound(store.table);
        const policy = this.policyOf<S, P>(store, request, loaded.state);
        const looked = await lookup(tx, loaded.state, policy);
        const facts = this.decided(decide, request, loaded.state, policy, looked);
        if (facts.length === 0)
          return { facts, factIds: [], state: loaded.state, version: loaded.version, repeated: false };
        const next = this.written(aggregate, store, loaded, facts, request);
        const written = await tx.query(flushStatement(store), flushValues([next.write]));
        if (written.length === 0) throw new Taken();
        return { facts, factIds: next.ids, state: next.state, version: next.version, repeated: false };
      }),
    );
    if (!handled.repeated && handled.facts.length > 0) this.wake();
    return handled;
  }

  private answerSql(): string {
    return `select id, type, data from ${this.schema}.journal where noun = $1 and stream = $2 and version > $3 and version <= $4 order by version`;
  }
  private answerValues(noun: string, prior: Prior, request: CommandRequest<unknown>): [string, string, number, number] {
    return [noun, request.aggregateId, prior.version - prior.facts, prior.version];
  }
  private firstAnswer<S, F extends Fact>(
    noun: string,
    prior: Prior,
    request: CommandRequest<unknown>,
    { state }: Loaded<S>,
    lines: Line[],
  ): Handled<S, F> {
    if (prior.request_hash !== requestHashOf(noun, request.aggregateId, request.command))
      throw new Refusal('command.key-reused');
    const facts = lines.map(({ type, data }) => ({ type, data }) as F);
    return { facts, factIds: lines.map((line) => line.id), state, version: prior.version, repeated: true };
  }

  private async load<S, F extends Fact>(
    aggregate: Aggregate<S, F>,
    store: Store<S>,
    request: CommandRequest<unknown>,
  ): Promise<Loaded<S> | ({ answered: Handled<S, F> } & Loaded<S>)> {
    const { row, prior } = await this.rows.load(store.table, request.scope, request.aggregateId, request.commandId);
    const loaded = (row as Loaded<S> | undefined) ?? { state: aggregate.initial, version: 0, head: '' };
    if (!prior) return loaded;
    const region = request.scope.scope === 'all' ? request.scope : { ...request.scope, scope: 'region' as const };
    const lines = await this.db.query<Line>(
      region,
      this.answerSql(),
      this.answerValues(aggregate.name, prior, request),
    );
    return { ...loaded, answered: this.firstAnswer<S, F>(aggregate.name, prior, request, loaded, lines) };
  }

  /**
   * Writes of all regions share a statement, so that many regions cost what one does. The row was read in the actor's own
   * scope, and is written only at the version that was read: the write needs no scope of its own but the region, which is
   * held to the actor's here.
   */
  private flush<S>(store: Store<S>, scope: Scope, write: Write): Promise<boolean> {
    if (scope.scope !== 'all' && scope.region !== write.region)
      return Promise.reject(new Error(`${store.table}: a row of ${write.region} is not written in ${scope.region}`));
    const queue = this.queues.get(store.table) ?? { waiting: [], flushes: 0, underWay: new Set() };
    this.queues.set(store.table, queue);
    return new Promise((done, failed) => {
      queue.waiting.push({ write, done, failed });
      if (isWorthAFlush(queue)) void this.drain(queue, store);
    });
  }

  private async drain<S>(queue: Queue, store: Store<S>): Promise<void> {
    while (isWorthAFlush(queue)) {
      const batch = taken(queue);
      if (batch.length === 0) return;
      queue.flushes += 1;
      const settle = await this.flushTogether(batch, store);
      queue.flushes -= 1;
      for (const { write } of batch) [write.id, write.commandId].forEach((id) => queue.underWay.delete(id));
      // The database is given the next ones before those that are written are answered: it does not wait for that.
      if (queue.waiting.length > 0) setImmediate(settle);
      else settle();
    }
    if (queue.flushes === 0) this.queues.delete(store.table);
  }

  /** Writes; what it returns tells the commands how it went. */
  private async flushTogether<S>(batch: readonly Waiting[], store: Store<S>): Promise<() => void> {
    try {
      const values = flushValues(batch.map(({ write }) => write));
      const rows = await this.db.query<{ commandId: string }>({ scope: 'all' }, flushStatement(store), values);
      const written = new Set(rows.map((row) => row.commandId));
      return () => batch.forEach(({ write, done }) => done(written.has(write.commandId)));
    } catch (error) {
      // One bad command must not fail its neighbours: each is tried alone, and gets its own error.
      if (batch.length > 1) for (const one of batch) (await this.flushTogether([one], store))();
      else if (isTaken(error)) batch[0]?.done(false);
      else batch[0]?.failed(error);
      return () => undefined;
    }
  }
}

const isWorthAFlush = ({ waiting, flushes }: Queue): boolean =>
  waiting.length >= (flushes === 0 ? 1 : ENOUGH) && flushes < FLUSHES;

/** Two writes of one row, or of one command id, are never under way together: the later one waits for the next flush. */
const taken = (queue: Queue): Waiting[] => {
  const { underWay } = queue;
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  for (const one of takeTurns(queue.waiting, BATCH, ({ write }) => write.region)) {
    const { id, commandId } = one.write;
    const fits = batch.length < BATCH && !underWay.has(id) && !underWay.has(commandId);
    (fits ? batch : later).push(one);
    if (fits) underWay.add(id).add(commandId);
  }
  queue.waiting = later;
  return batch;
};
