import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Conflict, Refusal } from '@duban/kernel';
import { type WorkflowClient } from './client';
import { type Job, LEASE_MS, receiveJobs, type Worked } from './job-source';
import { translated, WorkflowRejection } from './rejection';

/** Called at least once per job; what it gives becomes the job's variables. Idempotent by the job's key. */
export type JobHandler = (job: Job) => Promise<Record<string, unknown> | undefined>;
export type Workers = Readonly<{ close(): Promise<void> }>;

const CONFLICT_PAUSE_MS = 50;
const AWAY_PAUSE_MS = 500;

/**
 * One worker per job type, on one connection. A refusal becomes a BPMN error with its code, a conflict a retry that
 * costs none, broken input an incident at once, anything else a retry with growing pauses and then an incident.
 * An answer that does not get through is given again while the job is leased to us.
 * `close` begins no more jobs, lets those in work end, gives back the others and closes the client.
 * @param failed hears of faults (never of refusals), for the log
 */
export const runWorkers = (
  client: WorkflowClient,
  handlers: Readonly<Record<string, JobHandler>>,
  failed: (job: Job, error: unknown) => void,
): Workers => {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // while the engine is away every job in work waits on it
  const sources = Object.entries(handlers).map(([type, handler]) =>
    receiveJobs(client, type, (job) => work(client, job, handler, failed, closing.signal)),
  );
  return {
    close: async () => {
      closing.abort();
      await Promise.all(sources.map((source) => source.finish()));
      // What comes of the last jobs is still received, and given back: pushed into nothing it would wait for its lease.
      await Promise.all(sources.map((source) => source.close()));
      await client.close();
    },
  };
};

const work = async (
  client: WorkflowClient,
  job: Job,
  handler: JobHandler,
  failed: (job: Job, error: unknown) => void,
  closing: AbortSignal,
): Promise<Worked> => {
  const until = Date.now() + LEASE_MS;
  const answered: Answer = (answer) => given(answer, until, closing);
  let variables: Record<string, unknown>;
  try {
    variables = (await handler(job)) ?? {};
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Conflict)) failed(job, error);
    return { answer: report(client, job, error, answered).catch((lost: unknown) => failed(job, lost)) };
  }
  const answer = answered(() => client.grpc.completeJob({ jobKey: job.key, variables: variables as never }));
  return {
    answer: answer.catch(async (error: unknown) => {
      failed(job, error);
      await report(client, job, error, answered).catch(() => undefined);
    }),
  };
};

const report = (client: WorkflowClient, job: Job, error: unknown, answered: Answer): Promise<void> => {
  if (error instanceof Refusal)
    return answered(() =>
      client.grpc.throwError({
        jobKey: job.key,
        errorCode: error.code,
        errorMessage: `${error.code} ${JSON.stringify(error.params)}`,
      }),
    );
  const fail = (retries: number, retryBackOff: number, errorMessage: string): Promise<void> =>
    answered(() => client.grpc.failJob({ jobKey: job.key, retries, retryBackOff, errorMessage }));
  if (error instanceof Conflict) return fail(job.retries, CONFLICT_PAUSE_MS, 'conflict: tried again');
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof Error && error.name === 'ZodError')
    return fail(0, 0, `input does not fit the command: ${message}`);
  const left = job.retries - 1;
  return fail(left, left > 0 ? 1_000 * 2 ** Math.max(0, 3 - job.retries) : 0, message);
};

type Answer = (answer: () => Promise<unknown>) => Promise<void>;
/** A job that is not there any more has been done. While the engine is away, the answer is kept as long as the lease. */
const given = async (answer: () => Promise<unknown>, until: number, closing: AbortSignal): Promise<void> => {
  for (;;)
    try {
      return void (await translated(answer()));
    } catch (error) {
      const code = error instanceof WorkflowRejection ? error.code : undefined;
      if (code === 'NOT_FOUND') return;
      if (code !== 'UNAVAILABLE' || closing.aborted || Date.now() > until) throw error;
      await pause(AWAY_PAUSE_MS, undefined, { signal: closing }).catch(() => undefined);
    }
};
