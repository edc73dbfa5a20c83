import { isAway } from '@duban/persistence';
import { type Command, type Kernel } from './kernel';
import { type StoredJob } from './operations/jobs';
import { EngineRejection } from './rejection';
import { locate, locateFreeJobs, type Located } from './store/session';

/** Rejects before it has changed anything; `found` is the job it was given for, if there is one. */
export type Shared<T> = (c: Command, found: Located<StoredJob> | undefined) => Promise<T>;
type Waiting = {
  job: number | undefined;
  work: Shared<unknown>;
  done: (value: never) => void;
  failed: (error: unknown) => void;
};

const TOGETHER = 64;
/** A second transaction goes while one is under way when this many wait. */
const ENOUGH = 16;
const TRANSACTIONS = 2;

/**
 * Commands that come while others are under way share the next transaction: a commit costs more than a command. There is
 * no timer; one that comes alone goes at once.
 */
export class Queue {
  private waiting: Waiting[] = [];
  private underWay = 0;

  constructor(private readonly kernel: Kernel) {}

  /** A command that needs nothing but this job, or nothing at all. */
  add<T>(job: number | undefined, work: Shared<T>): Promise<T> {
    return new Promise((done, failed) => {
      this.waiting.push({ job, work, done, failed });
      if (this.isWorthIt()) void this.drain();
    });
  }

  private isWorthIt(): boolean {
    return this.waiting.length >= (this.underWay === 0 ? 1 : ENOUGH) && this.underWay < TRANSACTIONS;
  }

  private async drain(): Promise<void> {
    while (this.isWorthIt()) {
      const batch = this.waiting.splice(0, TOGETHER);
      this.underWay += 1;
      await this.run(batch);
      this.underWay -= 1;
    }
  }

  private async run(batch: readonly Waiting[]): Promise<void> {
    const [first, second] = batch;
    if (first && !second) return this.alone(first);
    const done = await this.kernel.committed((c) => together(c, batch)).catch((error) => this.apart(batch, error));
    if (!done) return;
    batch.forEach((one, i) => (done.result[i] ? done.result[i]() : void this.alone(one)));
    this.kernel.tell(done.c);
  }

  /** One that cannot be done must not fail its neighbours: each is tried by itself, and gets its own error. */
  private async apart(batch: readonly Waiting[], error: unknown): Promise<void> {
    // What was asked of a database that went away may have been done: only the caller knows whether to ask again.
    if (isAway(error)) batch.forEach(({ failed }) => failed(error));
    else await Promise.all(batch.map((one) => this.alone(one)));
  }

  private alone({ job, work, done, failed }: Waiting): Promise<void> {
    return this.kernel
      .command(async (c) => work(c, job === undefined ? undefined : await locate<StoredJob>(c.tx, 'job', job)))
      .then(done as (value: unknown) => void, failed);
  }
}

/** How each is answered after the commit; none for one that must go alone: its document is somebody else's just now, or its job is gone. */
const together = async (c: Command, batch: readonly Waiting[]): Promise<((() => void) | undefined)[]> => {
  const jobs = batch.flatMap(({ job }) => job ?? []);
  const found = jobs.length > 0 ? await locateFreeJobs<StoredJob>(c.tx, jobs) : new Map<number, Located<StoredJob>>();
  const answers: ((() => void) | undefined)[] = [];
  for (const { job, work, done, failed } of batch) {
    const located = job === undefined ? undefined : found.get(job);
    if (job !== undefined && !located) {
      answers.push(undefined);
      continue;
    }
    try {
      const value = (await work(c, located)) as never;
      answers.push(() => done(value));
    } catch (error) {
      if (!(error instanceof EngineRejection)) throw error;
      answers.push(() => failed(error));
    }
  }
  return answers;
};
