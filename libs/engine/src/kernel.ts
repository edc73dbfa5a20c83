import { type Database, type Tx } from '@duban/persistence';
import { eventOccurred, execution } from './core/commands';
import { type Document } from './core/document';
import { type Execution } from './core/execution';
import { type DefinitionRegistry, UnknownDefinition } from './definitions';
import { startWaiting, takeBuffered } from './operations/messages';
import { deliverSignal } from './operations/signals';
import { KeysExhausted, KeySupply } from './store/keys';
import { loadDocument, loadDocuments, save } from './store/session';

const all = { scope: 'all' } as const;
const ATTEMPTS = 5;
const SIGNAL_DEPTH = 200;

/** What every operation works with: transactions, documents, keys, clock, and who hears of new work. */
export class Kernel {
  readonly keys: KeySupply;

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

  /** One command, one transaction; news are told after its commit. */
  async command<T>(work: (c: Command) => Promise<T>): Promise<T> {
    await this.definitions.loaded();
    await this.keys.reserve();
    for (let attempt = 1; ; attempt += 1)
      try {
        const news: News = { jobTypes: new Set(), due: Infinity, answered: [], ended: [] };
        const result = await this.db.transaction(all, (tx) => work(new Command(this, tx, news)));
        this.announce(news);
        return result;
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        if (error instanceof UnknownDefinition) await this.definitions.refresh();
        else if (error instanceof KeysExhausted) await this.keys.reserve('plenty');
        // Two commands that touch the same documents in different order: PostgreSQL ends one, and it is run again.
        else if (!['40P01', '40001'].includes((error as { code?: string }).code ?? '')) throw error;
      }
  }
}

export type News = {
  jobTypes: Set<string>;
  due: number;
  answered: string[];
  ended: { process: number; variables: Record<string, unknown> }[];
};

/** One transaction of the engine. Documents it has loaded are kept, so that effects on one document add up. */
export class Command {
  private readonly documents = new Map<number, Document>();
  private depth = 0;

  constructor(
    readonly kernel: Kernel,
    readonly tx: Tx,
    readonly news: News,
  ) {}

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
    const { kernel, news } = this;
    await takeBuffered(this, x);
    await save(this.tx, document, x.effects, { isNew, now: kernel.now(), history: kernel.history });
    for (const job of x.effects.jobs) news.jobTypes.add(job.type);
    if (x.effects.reopenedJobs.length > 0) news.jobTypes.add('*');
    for (const timer of x.effects.timers) news.due = Math.min(news.due, timer.due);
    news.answered.push(...x.effects.answered);
    news.ended.push(...x.effects.ended);
    for (const { name, variables } of x.effects.broadcasts) await this.passOn(name, variables, document.root);
    await startWaiting(
      this,
      x.effects.ended.map((ended) => ended.process),
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
