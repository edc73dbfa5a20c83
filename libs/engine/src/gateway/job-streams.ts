import { once } from 'node:events';
import { type ServerWritableStream, status } from '@grpc/grpc-js';
import { type Engine } from '../engine';
import { type ActivatedJob } from '../operations/jobs';
import { EngineRejection } from '../rejection';
import { DocumentTooLarge } from '../store/session';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = any;
export const TENANT = '<default>';

const activated = (job: ActivatedJob): object => ({
  key: String(job.key),
  type: job.type,
  processInstanceKey: String(job.process),
  bpmnProcessId: job.process_id,
  processDefinitionVersion: job.version,
  processDefinitionKey: String(job.definition),
  elementId: job.element,
  elementInstanceKey: String(job.instance),
  customHeaders: JSON.stringify(job.headers),
  worker: job.worker,
  retries: job.retries,
  deadline: String(job.until),
  variables: JSON.stringify(job.variables),
  tenantId: TENANT,
});

const checkActivation = ({ type, timeout, maxJobsToActivate }: Message): void => {
  const refuse = (what: string): never => {
    throw new EngineRejection(
      'INVALID_ARGUMENT',
      `Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with ${what}`,
    );
  };
  if (!type) refuse('type to be present, but it was blank');
  if (Number(timeout) <= 0) refuse(`timeout to be greater than zero, but it was '${timeout}'`);
  if (maxJobsToActivate !== undefined && maxJobsToActivate <= 0)
    refuse(`max jobs to activate to be greater than zero, but it was '${maxJobsToActivate}'`);
};

export const toStatus = (error: unknown): { code: number; message: string } => {
  if (error instanceof EngineRejection) return { code: status[error.status], message: error.message };
  // Not RESOURCE_EXHAUSTED: that says "later", and this will never fit.
  if (error instanceof DocumentTooLarge) return { code: status.INVALID_ARGUMENT, message: error.message };
  return { code: status.INTERNAL, message: error instanceof Error ? error.message : String(error) };
};

export const fail = (
  call: ServerWritableStream<Message, Message>,
  { code, message }: { code: number; message: string },
): void => void call.emit('error', { code, details: message });

const IDLE_POLL_MS = 10_000; // in case news of another node was lost

/** Waits for jobs of a type: answers at once when there are some, else when some came, the time is over or nobody waits. */
const poll = async (
  engine: Engine,
  request: Message,
  waitMs: number,
  hungUp: AbortSignal,
): Promise<readonly ActivatedJob[]> => {
  const ask = {
    type: request.type,
    worker: request.worker,
    timeout: Number(request.timeout),
    max: request.maxJobsToActivate ?? 32,
    fetch: request.fetchVariable ?? [],
  };
  for (const until = Date.now() + waitMs; !hungUp.aborted;) {
    const news = nextJobs(engine, request.type, Math.min(Math.max(0, until - Date.now()), IDLE_POLL_MS), hungUp);
    try {
      const jobs = await engine.activateJobs(ask);
      if (hungUp.aborted) await giveBack(engine, jobs);
      else if (jobs.length > 0 || Date.now() >= until) return jobs;
      else await news.arrived;
    } finally {
      news.forget();
    }
  }
  return [];
};

/** Jobs whose worker hung up before it got them need not wait for the end of its lease. */
const giveBack = async (engine: Engine, jobs: readonly ActivatedJob[]): Promise<void> => {
  for (const { key } of jobs) await engine.updateJobTimeout(Number(key), 0);
};

const nextJobs = (
  engine: Engine,
  type: string,
  ms: number,
  hungUp: AbortSignal,
): { arrived: Promise<void>; forget: () => void } => {
  let forget = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    forget = () => {
      clearTimeout(timer);
      off();
      hungUp.removeEventListener('abort', forget);
      resolve();
    };
    const timer = setTimeout(forget, ms);
    const off = engine.onJobs((made) => {
      if (made === type || made === '*') forget();
    });
    hungUp.addEventListener('abort', forget);
  });
  return { arrived, forget };
};

/** The calls that wait for jobs. */
export class JobStreams {
  private readonly calls = new Map<AbortController, Promise<void>>();
  private closed = false;

  constructor(private readonly engine: Engine) {}

  /** Long polling: one answer, at once or when jobs came. */
  activateJobs(call: ServerWritableStream<Message, Message>): void {
    this.serve(call, async (hungUp) => {
      const { requestTimeout } = call.request;
      const waitMs = Number(requestTimeout) < 0 ? 0 : Number(requestTimeout) || 10_000;
      const jobs = await poll(this.engine, call.request, waitMs, hungUp);
      if (jobs.length > 0) call.write({ jobs: jobs.map(activated) });
    });
  }

  /** Jobs as they are made, and those that were there before, no faster than the caller reads them, until it hangs up. */
  stream(call: ServerWritableStream<Message, Message>): void {
    this.serve(call, async (hungUp) => {
      const { type, worker, timeout, fetchVariable: fetch = [] } = call.request;
      let room = true;
      const write = (job: ActivatedJob): void => {
        room = call.write(activated(job));
      };
      call.on('drain', () => (room = true));
      const off = this.engine.takeJobs({
        ...{ type, worker, timeout: Number(timeout), fetch },
        hasRoom: () => room,
        give: (job) => {
          if (!hungUp.aborted) return write(job);
          // If that fails its lease ends by itself.
          giveBack(this.engine, [job]).catch(() => undefined);
        },
      });
      try {
        while (!hungUp.aborted) {
          for (const job of await poll(this.engine, { ...call.request, maxJobsToActivate: 32 }, Infinity, hungUp))
            write(job);
          if (!room && !hungUp.aborted) await once(call, 'drain', { signal: hungUp }).catch(() => undefined);
        }
      } finally {
        off();
      }
    });
  }

  /** Ends the calls that wait; resolves when none is left. */
  async close(): Promise<void> {
    this.closed = true;
    for (const hungUp of this.calls.keys()) hungUp.abort();
    await Promise.all(this.calls.values());
  }

  private serve(call: ServerWritableStream<Message, Message>, answer: (hungUp: AbortSignal) => Promise<void>): void {
    const hungUp = new AbortController();
    if (this.closed) hungUp.abort();
    call.on('cancelled', () => hungUp.abort());
    const served = (async () => {
      try {
        checkActivation(call.request);
        await answer(hungUp.signal);
        call.end();
      } catch (error) {
        fail(call, toStatus(error));
      }
    })().finally(() => this.calls.delete(hungUp));
    this.calls.set(hungUp, served);
  }
}
