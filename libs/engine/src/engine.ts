import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Database, Ear, migrate, serviceUrl } from '@duban/persistence';
import { ClockLoop } from './clock/clock-loop';
import { type TaskAttributes, type Variables } from './core/document';
import { type Mapping } from './core/migration';
import { type Modification } from './core/modification';
import { DefinitionRegistry } from './definitions';
import { Kernel, type News } from './kernel';
import { type Evaluated, evaluateDecision } from './operations/decisions';
import { deleteResource, deploy, type Deployment } from './operations/deploy';
import { expire, fireTimers, nextDue } from './operations/due';
import * as instances from './operations/instances';
import * as jobs from './operations/jobs';
import { type Message, publish } from './operations/messages';
import { migrateInstance, modifyInstance } from './operations/modification';
import { deliverSignal } from './operations/signals';
import * as tasks from './operations/tasks';
import { type Definition } from './model/element';
import { type Resource } from './model/resources';
import { EngineReads } from './reads';
import { EngineRejection } from './rejection';
import { migrations } from './store/tables';
import { type Taker } from './takers';

const CHANNEL = 'duban_engine';
const HOLD_POLL_MS = 500;
/** Due timers are fired side by side; those of one document stay in one lane, in their order. */
const lanes = [0, 1, 2, 3];
/** A notice of PostgreSQL is at most 8,000 bytes long. */
const MAX_NOTICE_BYTES = 7_500;

export type EngineOptions = Readonly<{
  /** URL of the database's owner: the engine makes its schema, and connects as its own role */
  url: string;
  clock?: () => number;
  history?: boolean;
  log?: (error: unknown) => void;
}>;

/**
 * The embedded engine: Zeebe-flavoured BPMN on PostgreSQL. Its methods are the commands of the gateway protocol. A
 * command is done whole or not at all; those that come together share a transaction (decision 0017). Several engines may
 * share one database.
 */
export class Engine {
  readonly reads: EngineReads;
  private readonly kernel: Kernel;
  private readonly clock: ClockLoop;
  private readonly events = new EventEmitter().setMaxListeners(0);
  /** tells its own announcements from those of others */
  private readonly node = randomUUID();
  private readonly held = new Map<string, () => void>();
  /** who waits for the end of a process */
  private readonly results = new Map<number, (variables: Variables) => void>();
  private pendingNotice: Set<string> | undefined;
  private readonly ear: Ear;
  private readonly log: (error: unknown) => void;

  private constructor(
    private readonly db: Database,
    url: string,
    readonly now: () => number,
    options: EngineOptions,
  ) {
    const definitions = new DefinitionRegistry(db);
    this.kernel = new Kernel(db, definitions, now, options.history ?? true, (news) => this.tell(news));
    this.reads = new EngineReads(db);
    this.log = options.log ?? (() => undefined);
    this.clock = new ClockLoop(now, () => this.doDue(), this.log);
    this.ear = new Ear(
      url,
      CHANNEL,
      (payload) => this.heard(payload),
      () => this.heard('["","definitions","*"]'),
    );
  }

  static async open(options: EngineOptions): Promise<Engine> {
    await migrate(options.url, 'engine', migrations, { writePath: false });
    const url = serviceUrl(options.url, 'engine');
    const db = await Database.open({ url, max: 8, everything: true });
    const engine = new Engine(db, url, options.clock ?? Date.now, options);
    await engine.ear.open();
    engine.clock.expect(await nextDue(engine.kernel));
    return engine;
  }

  async close(): Promise<void> {
    await this.clock.close();
    await this.ear.close();
    await this.db.close();
  }

  /** Called with a job type when jobs of it became available, `*` when it may be any. */
  onJobs(listener: (type: string) => void): () => void {
    this.events.on('jobs', listener);
    return () => this.events.off('jobs', listener);
  }

  /** Jobs of its type that are made here are given to the taker at once, while it has room. */
  takeJobs(taker: Taker): () => void {
    return this.kernel.takers.add(taker);
  }

  /** Does everything that is due now; a test that moves the clock calls it. */
  tick(): Promise<void> {
    return this.clock.tick();
  }

  async deploy(resources: readonly Resource[]): Promise<Deployment> {
    const deployed = await deploy(this.kernel, resources);
    this.notify('definitions');
    return deployed;
  }
  async deleteResource(key: string): Promise<void> {
    await deleteResource(this.kernel, key);
    this.notify('definitions');
  }

  /** @param begun told the key before anybody else can know it; more than once when the command had to be run again */
  async createInstance(
    request: Readonly<{ key?: string; id: string; version: number; variables: Variables; before?: readonly string[] }>,
    begun?: (key: number) => void,
  ): Promise<{ key: string; definition: Definition }> {
    const definition = await instances.findDefinition(this.kernel, request);
    const key = await instances.create(this.kernel, definition, request, begun);
    return { key: String(key), definition };
  }
  /** Creates an instance and waits for its end; answers its variables. A later end than `timeoutMs` is a rejection. */
  async createInstanceWithResult(
    request: Parameters<Engine['createInstance']>[0],
    timeoutMs: number,
  ): Promise<Awaited<ReturnType<Engine['createInstance']>> & { variables: Variables }> {
    const begun: number[] = [];
    let heard: (variables: Variables) => void = () => undefined;
    const result = new Promise<Variables>((resolve) => (heard = resolve));
    let timer: NodeJS.Timeout | undefined;
    try {
      const made = await this.createInstance(request, (key) => {
        begun.push(key);
        this.results.set(key, heard);
      });
      const late = new Promise<never>((_, reject) => {
        const problem = `process instance ${made.key} did not end within ${timeoutMs} ms`;
        timer = setTimeout(() => reject(new EngineRejection('FAILED_PRECONDITION', problem)), timeoutMs);
      });
      return { ...made, variables: await Promise.race([result, late]) };
    } finally {
      clearTimeout(timer);
      for (const key of begun) this.results.delete(key);
    }
  }
  cancelInstance(key: number): Promise<void> {
    return instances.cancel(this.kernel, key);
  }
  /** Evaluates the latest version of a decision, or one by its key. */
  evaluateDecision(wanted: { key: string; id: string }, variables: Variables): Promise<Evaluated> {
    return evaluateDecision(this.kernel, wanted, variables);
  }
  /** Moves tokens of a running instance: enters elements and ends element instances in one step. */
  modifyInstance(key: number, modification: Modification): Promise<void> {
    return modifyInstance(this.kernel, key, modification);
  }
  /** Takes a running instance to another definition; every active element must be mapped. */
  migrateInstance(key: number, target: string, mappings: readonly Mapping[]): Promise<void> {
    return migrateInstance(this.kernel, key, target, mappings);
  }
  setVariables(key: number, variables: Variables, local: boolean): Promise<number> {
    return this.answered((request) => instances.updateVariables(this.kernel, key, variables, local, request));
  }
  resolveIncident(key: number): Promise<void> {
    return instances.resolve(this.kernel, key);
  }

  activateJobs(request: Parameters<typeof jobs.activateJobs>[1]): Promise<jobs.ActivatedJob[]> {
    return jobs.activateJobs(this.kernel, request);
  }
  completeJob(key: number, variables: Variables): Promise<void> {
    return jobs.complete(this.kernel, key, variables);
  }
  failJob(key: number, failure: Parameters<typeof jobs.fail>[2]): Promise<void> {
    return jobs.fail(this.kernel, key, failure);
  }
  throwError(key: number, error: Parameters<typeof jobs.throwError>[2]): Promise<void> {
    return jobs.throwError(this.kernel, key, error);
  }
  updateJobRetries(key: number, retries: number): Promise<void> {
    return jobs.updateRetries(this.kernel, key, retries);
  }
  updateJobTimeout(key: number, timeout: number): Promise<void> {
    return jobs.updateTimeout(this.kernel, key, timeout);
  }

  async publishMessage(message: Message): Promise<string> {
    return String(await this.kernel.command((c) => publish(c, message)));
  }
  async broadcastSignal(name: string, variables: Variables): Promise<string> {
    await this.kernel.command((c) => deliverSignal(c, name, variables));
    return String(this.kernel.keys.next());
  }

  assignUserTask(key: number, assignee: string, allowOverride: boolean): Promise<void> {
    return this.answered((request) => tasks.assign(this.kernel, key, assignee, allowOverride, request));
  }
  updateUserTask(key: number, set: TaskAttributes): Promise<void> {
    return this.answered((request) => tasks.update(this.kernel, key, set, request));
  }
  completeUserTask(key: number, variables: Variables): Promise<void> {
    return this.answered((request) => tasks.complete(this.kernel, key, variables, request));
  }

  /** A command that listeners hold up is answered when they are done, by whichever node does the last one. */
  private async answered<T>(command: (request: string) => Promise<T>): Promise<T> {
    const request = randomUUID();
    let poll: NodeJS.Timeout | undefined;
    const answer = new Promise<void>((resolve) => {
      this.held.set(request, resolve);
      poll = setInterval(() => {
        this.reads.isHeld(request).then(
          (held) => {
            if (!held) resolve();
          },
          () => undefined,
        );
      }, HOLD_POLL_MS);
    });
    try {
      const result = await command(request);
      await answer;
      return result;
    } finally {
      clearInterval(poll);
      this.held.delete(request);
    }
  }

  private async doDue(): Promise<number> {
    await expire(this.kernel);
    await Promise.all(lanes.map((lane) => this.fireLane(lane)));
    return nextDue(this.kernel);
  }

  private async fireLane(lane: number): Promise<void> {
    while (await fireTimers(this.kernel, { lane, of: lanes.length }, this.log));
  }

  private tell({ jobTypes, due, answered, ended }: News): void {
    for (const { process, variables } of ended) this.results.get(process)?.(variables);
    for (const request of answered) this.held.get(request)?.();
    if (Number.isFinite(due)) this.clock.expect(due);
    for (const type of jobTypes) {
      this.events.emit('jobs', type);
      this.notify(type);
    }
  }

  /** Other nodes are told at most once in a while, never in the command's own transaction. */
  private notify(what: string): void {
    if (this.pendingNotice) return void this.pendingNotice.add(what);
    this.pendingNotice = new Set([what]);
    setTimeout(() => {
      const all = JSON.stringify([this.node, ...(this.pendingNotice ?? [])]);
      const payload = Buffer.byteLength(all) < MAX_NOTICE_BYTES ? all : JSON.stringify([this.node, 'definitions', '*']);
      this.pendingNotice = undefined;
      this.db.query({ scope: 'all' }, 'select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
    }, 25).unref();
  }

  private heard(payload: string): void {
    const [from, ...types] = JSON.parse(payload) as string[];
    if (from === this.node) return;
    if (types.includes('definitions')) void this.kernel.definitions.more().catch(() => undefined);
    for (const type of types) this.events.emit('jobs', type);
    void nextDue(this.kernel).then(
      (due) => this.clock.expect(due),
      () => undefined,
    );
  }
}
