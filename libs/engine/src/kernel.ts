import { type Database, type Tx } from '@duban/persistence';
import { eventOccurred, execution, isOpen } from './core/commands';
import { type Document } from './core/document';
import { type JobRow } from './core/effects';
import { type Execution } from './core/execution';
import { type DefinitionRegistry, UnknownDefinition } from './definitions';
import { activatedJob } from './operations/jobs';
import { startWaiting, takeBuffered } from './operations/messages';
import { deliverSignal } from './operations/signals';
import { Queue } from './queue';
import { KeysExhausted, KeySupply } from './store/keys';
import { type Lease, loadDocument, loadDocuments, save, type Save } from './store/session';
import { type Taker, Takers } from './takers';

const all = { scope: 'all' } as const;
const ATTEMPTS = 5;
const SIGNAL_DEPTH = 200;

/** What every operation works with: transactions, documents, keys, clock, and who hears of new work. */
export class Kernel {
  readonly keys: KeySupply;
  readonly takers = new Takers();
  /** for commands that share their transaction with others */
  readonly queue = new Queue(this);

  constructor(
    readonly db: Database,
    readonly definitions: DefinitionRegistry,
    readonly now: () => number,
    readonly history: boolean,
    /** after commit: types of jobs that became available, instants at which something is due, requests answered */
    readonly announce: (news: News) => void,
  ) {
    this.keys = new KeySupply(db);
  }

  /** One command, one transaction; news are told, and jobs given, after its commit. */
  async command<T>(work: (c: Command) => Promise<T>): Promise<T> {
    const { result, c } = await this.committed(work);
    this.tell(c);
    return result;
  }

  /** The transaction by itself: whoever runs it tells of it afterwards. */
  async committed<T>(work: (c: Command) => Promise<T>): Promise<{ result: T; c: Command }> {
    await this.definitions.loaded();
    await this.keys.reserve();
    for (let attempt = 1; ; attempt += 1)
      try {
        return await this.db.transaction(all, async (tx) => {
          const news: News = { jobTypes: new Set(), due: Infinity, answered: [], ended: [] };
          const c = new Command(this, tx, news);
          const result = await work(c);
          c.flush();
          return { result, c };
        });
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        if (error instanceof UnknownDefinition) await this.definitions.refresh();
        else if (error instanceof KeysExhausted) await this.keys.reserve('plenty');
        // Two commands that touch the same documents in different order: PostgreSQL ends one, and it is run again.
        else if (!['40P01', '40001'].includes((error as { code?: string }).code ?? '')) throw error;
      }
  }

  tell(c: Command): void {
    this.announce(c.news);
    c.handOver();
  }
}

export type News = {
  jobTypes: Set<string>;
  due: number;
  answered: string[];
  ended: { process: number; variables: Record<string, unknown> }[];
};

/**
 * One transaction of the engine. Documents it has loaded are kept, so that effects on one document add up; what was done
 * to them is written together, before the next statement or with the commit.
 */
export class Command {
  readonly tx: Tx;
  private readonly documents = new Map<number, Document>();
  private saves = new Map<number, Save>();
  private readonly taken: { job: JobRow & Lease; document: Document; taker: Taker }[] = [];
  private depth = 0;

  constructor(
    readonly kernel: Kernel,
    private readonly transaction: Tx,
    readonly news: News,
  ) {
    const behindSaves = <A extends unknown[], R>(send: (...statement: A) => R) => {
      return (...statement: A): R => {
        this.flush();
        return send(...statement);
      };
    };
    this.tx = {
      query: behindSaves(transaction.query) as Tx['query'],
      everywhere: behindSaves(transaction.everywhere) as Tx['everywhere'],
      write: behindSaves(transaction.write),
    };
  }

  flush(): void {
    const saves = [...this.saves.values()];
    this.saves = new Map();
    if (saves.length === 0) return;
    const lease = (job: JobRow, document: Document): Lease => this.lease(job, document);
    save(this.transaction, saves, { now: this.kernel.now(), history: this.kernel.history, lease });
  }

  /** Gives the jobs it made to those they were leased to: after the commit. */
  handOver(): void {
    for (const { job, document, taker } of this.taken)
      if (isOpen(document, job)) taker.give(activatedJob(job, document.instances, taker.fetch));
  }

  private lease(job: JobRow, document: Document): Lease {
    const taker = this.kernel.takers.next(job.type);
    if (!taker) {
      this.news.jobTypes.add(job.type);
      return { state: 'ACTIVATABLE', until: 0, worker: '' };
    }
    const lease = { state: 'ACTIVATED', until: this.kernel.now() + taker.timeout, worker: taker.worker } as const;
    this.news.due = Math.min(this.news.due, lease.until);
    this.taken.push({ job: { ...job, ...lease }, document, taker });
    return lease;
  }

  async document(root: number): Promise<Document | undefined> {
    const known = this.documents.get(root);
    if (known) return known.instances.size > 0 ? known : undefined;
    const loaded = await loadDocument(this.tx, root);
    if (loaded) this.documents.set(root, loaded);
    return loaded;
  }
  /** Loads and locks several documents at once; `document` finds them then. */
  async documentsOf(roots: readonly number[]): Promise<void> {
    for (const document of await loadDocuments(this.tx, roots)) this.keep(document);
  }
  /** A document that was loaded together with a row. */
  keep(document: Document): Document {
    const known = this.documents.get(document.root);
    if (known) return known;
    this.documents.set(document.root, document);
    return document;
  }

  /** Runs a command on a document, writes it, and sees to what follows (buffered messages, signals, ended instances). */
  async on<R>(document: Document, act: (x: Execution) => R): Promise<R> {
    const { kernel } = this;
    const x = execution(kernel.definitions, document, () => kernel.keys.next(), kernel.now);
    const result = act(x);
    await this.finish(document, x, false);
    return result;
  }

  async create(act: (x: Execution) => number): Promise<number> {
    const root = this.kernel.keys.next();
    let first = true;
    const document: Document = { root, instances: new Map(), steps: 0 };
    this.documents.set(root, document);
    const { kernel } = this;
    const next = (): number => {
      if (!first) return kernel.keys.next();
      first = false;
      return root;
    };
    const x = execution(kernel.definitions, document, next, kernel.now);
    const key = act(x);
    await this.finish(document, x, true);
    return key;
  }

  private async finish(document: Document, x: Execution, isNew: boolean): Promise<void> {
    const { news } = this;
    await takeBuffered(this, x);
    // The rows of what it did before must be there when what it did now is written.
    if (this.saves.has(document.root)) this.flush();
    this.saves.set(document.root, { document, effects: x.effects, isNew });
    if (x.effects.reopenedJobs.length > 0) news.jobTypes.add('*');
    for (const timer of x.effects.timers) news.due = Math.min(news.due, timer.due);
    news.answered.push(...x.effects.answered);
    news.ended.push(...x.effects.ended);
    for (const { name, variables } of x.effects.broadcasts) await this.passOn(name, variables, document.root);
    await startWaiting(
      this,
      x.effects.ended.filter(({ correlated }) => correlated).map(({ process }) => process),
    );
  }

  /** Signals that call forth signals must come to an end within the command. */
  private async passOn(name: string, variables: Record<string, unknown>, heard: number): Promise<void> {
    if (this.depth >= SIGNAL_DEPTH)
      throw new Error(`signal '${name}' calls forth itself: does it start or wake a process that throws it again?`);
    this.depth += 1;
    await deliverSignal(this, name, variables, heard);
    this.depth -= 1;
  }

  occurred(document: Document, instance: number, element: string, variables: Record<string, unknown>): Promise<void> {
    return this.on(document, (x) => eventOccurred(x, instance, element, variables));
  }
}
