import { type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WorkflowClient } from './client';
import { translated } from './rejection';

export type Job = Readonly<{
  key: string;
  type: string;
  processInstanceKey: string;
  processId: string;
  processVersion: number;
  elementId: string;
  elementInstanceKey: string;
  retries: number;
  variables: Record<string, unknown>;
  headers: Record<string, string>;
}>;
export type JobSource = Readonly<{
  /** begins no more jobs, and lets those in work end */
  finish(): Promise<void>;
  /** after `finish`: gives back the jobs that were not begun */
  close(): Promise<void>;
}>;
/** The work on a job is over; its answer is on its way. */
export type Worked = Readonly<{ answer: Promise<void> }>;

const AT_ONCE = 16; // jobs of one type in work
const ANSWERS = 240; // of one type on their way to the engine: they cost it little together
export const LEASE_MS = 20_000; // of a job to us: what a killed process had in work waits no longer
const LONG_POLL_MS = 3_000; // also the pause between two attempts to open a stream
const SWEEP_MS = 30_000; // a stream is not told of jobs that were there before
const PAUSE_MS = 500;
const READ_OUT_MS = 500; // reading what was pushed before a stream is given up, at the longest
const READ_MS = 50;
const TENANT = '<default>'; // a gateway hands a stream the jobs of the tenants it names, and of no others

type Activated = {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  elementId: string;
  elementInstanceKey: string;
  retries: number;
  variables: Record<string, unknown>;
  customHeaders: Record<string, string>;
};
type Pushed = Omit<Activated, 'variables' | 'customHeaders'> & { variables: string; customHeaders: string };
type Leased = { job: Activated; until: number };
type JobStream = Readable & { cancel(): void };
type Streaming = { streamActivatedJobsStream(request: object): Promise<JobStream> };

/**
 * Hands the jobs of one type to `work`, a limited number at once: pushed by the engine over a stream, and polled for
 * while there is none (a gateway without streams, one that is away).
 */
export const receiveJobs = (client: WorkflowClient, type: string, work: (job: Job) => Promise<Worked>): JobSource => {
  const inWork = new Set<Promise<void>>();
  const answering = new Set<Promise<void>>();
  // A poll and the stream may together bring more than can be begun, or than is begun any more.
  const waiting: Leased[] = [];
  let stream: JobStream | undefined;
  let finishing = false;
  const closing = new AbortController();
  const closed = (): boolean => closing.signal.aborted;

  const full = (): boolean => inWork.size >= AT_ONCE || answering.size >= ANSWERS;
  const begin = (job: Activated): void => {
    if (full() || finishing) return void waiting.push({ job, until: Date.now() + LEASE_MS });
    const done = work(jobOf(job))
      .then(({ answer }) => {
        const sent = answer.finally(() => ended(answering, sent));
        answering.add(sent);
      })
      .finally(() => ended(inWork, done));
    inWork.add(done);
    if (full()) stream?.pause();
  };
  const ended = (among: Set<Promise<void>>, one: Promise<void>): void => {
    among.delete(one);
    while (waiting.length > 0 && !full() && !finishing) begin((waiting.shift() as Leased).job);
    if (!full()) stream?.resume();
  };

  /** What the engine has pushed is leased to us: all of it is read before the stream is given up. */
  const readOut = async (): Promise<void> => {
    let before = -1;
    for (const until = Date.now() + READ_OUT_MS; stream && waiting.length > before && Date.now() < until;) {
      before = waiting.length;
      stream.resume();
      await sleep(READ_MS);
    }
  };
  /**
   * What is not begun any more is at once somebody else's, not when our lease is over; then it is that already. It costs
   * no try.
   */
  const giveBack = ({ job: { key: jobKey, retries }, until }: Leased): void => {
    if (Date.now() > until) return;
    const given = translated(client.grpc.failJob({ jobKey, retries, retryBackOff: 0, errorMessage: 'given back' }))
      .catch(() => undefined)
      .finally(() => answering.delete(given));
    answering.add(given as Promise<void>);
  };

  /** Opens the stream; aborted when it is over. */
  const listen = async (): Promise<AbortSignal> => {
    const over = new AbortController();
    try {
      stream = await jobStream(client, type);
      if (closed()) stream.cancel();
      stream.on('data', (job: Pushed) => begin(parsed(job)));
      for (const event of ['error', 'end', 'close']) stream.on(event, () => over.abort());
    } catch {
      over.abort();
    }
    return over.signal;
  };

  /** How many jobs it brought; a gateway that is away brings none. */
  const poll = async (waitMs: number): Promise<number> => {
    while (full()) await Promise.race([...inWork, ...answering]);
    if (finishing) return 0;
    try {
      const jobs = await activate(client, type, AT_ONCE - inWork.size, waitMs);
      jobs.forEach(begin);
      return jobs.length;
    } catch {
      return 0;
    }
  };

  const running = (async () => {
    while (!closed()) {
      const over = await listen();
      // Nobody says when the engine knows of the stream: often at first, then seldom.
      for (let sweepMs = PAUSE_MS; !closed() && !over.aborted; sweepMs = Math.min(2 * sweepMs, SWEEP_MS)) {
        if ((await poll(-1)) > 0) sweepMs = PAUSE_MS;
        await pause(sweepMs, closing.signal, over);
      }
      // Not every gateway lets a poll wait.
      if ((await poll(LONG_POLL_MS)) === 0) await pause(PAUSE_MS, closing.signal);
    }
  })();

  const answered = async (): Promise<void> => {
    while (inWork.size + answering.size > 0) await Promise.all([...inWork, ...answering]);
  };
  return {
    finish: () => {
      finishing = true;
      return answered();
    },
    close: async () => {
      await readOut();
      closing.abort();
      stream?.cancel();
      await running;
      if (waiting.length > 0) await sleep(READ_OUT_MS); // or the engine, which does not know yet, pushes them here again
      waiting.splice(0).forEach(giveBack);
      await answered();
    },
  };
};

/** The client's own stream worker neither opens a lost stream again nor holds back what is too much at once. */
const jobStream = async (client: WorkflowClient, type: string): Promise<JobStream> => {
  const connection = (await client.grpc['grpc']) as Streaming;
  return connection.streamActivatedJobsStream({
    type,
    worker: 'duban',
    timeout: LEASE_MS,
    fetchVariable: [],
    tenantIds: [TENANT],
  });
};

const activate = async (client: WorkflowClient, type: string, max: number, waitMs: number): Promise<Activated[]> =>
  (await translated(
    client.grpc.activateJobs({
      type,
      worker: 'duban',
      timeout: LEASE_MS,
      maxJobsToActivate: max,
      requestTimeout: waitMs,
    }),
  )) as unknown as Activated[];

const parsed = (job: Pushed): Activated => ({
  ...job,
  variables: JSON.parse(job.variables) as Activated['variables'],
  customHeaders: JSON.parse(job.customHeaders) as Activated['customHeaders'],
});

const jobOf = (job: Activated): Job => ({
  key: job.key,
  type: job.type,
  processInstanceKey: job.processInstanceKey,
  processId: job.bpmnProcessId,
  processVersion: job.processDefinitionVersion,
  elementId: job.elementId,
  elementInstanceKey: job.elementInstanceKey,
  retries: job.retries,
  variables: job.variables,
  headers: job.customHeaders,
});

const pause = (ms: number, ...until: AbortSignal[]): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      for (const signal of until) signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    if (until.some(({ aborted }) => aborted)) over();
    else for (const signal of until) signal.addEventListener('abort', over);
  });
