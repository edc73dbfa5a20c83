import { Conflict, Refusal } from '@duban/kernel';
import { translated, type WorkflowClient, WorkflowRejection } from './client';
import { type Job, receiveJobs } from './job-source';

/** Called at least once per job; what it gives becomes the job's variables. Idempotent by the job's key. */
export type JobHandler = (job: Job) => Promise<Record<string, unknown> | undefined>;
export type Workers = Readonly<{ close(): Promise<void> }>;

const CONFLICT_PAUSE_MS = 50;

/**
 * One worker per job type, on one connection. A refusal becomes a BPMN error with its code, a conflict a retry that
 * costs none, broken input an incident at once, anything else a retry with growing pauses and then an incident.
 * `close` takes no more jobs, lets those in work end and closes the client.
 * @param failed hears of faults (never of refusals), for the log
 */
export const runWorkers = (
  client: WorkflowClient,
  handlers: Readonly<Record<string, JobHandler>>,
  failed: (job: Job, error: unknown) => void,
): Workers => {
  const sources = Object.entries(handlers).map(([type, handler]) =>
    receiveJobs(client, type, (job) => work(client, job, handler, failed)),
  );
  return {
    close: async () => {
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
): Promise<void> => {
  try {
    const variables = (await handler(job)) ?? {};
    await answered(client.grpc.completeJob({ jobKey: job.key, variables: variables as never }));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Conflict)) failed(job, error);
    await report(client, job, error).catch(() => undefined); // the engine is away: the lease ends and the job comes again
  }
};

const report = (client: WorkflowClient, job: Job, error: unknown): Promise<void> => {
  if (error instanceof Refusal)
    return answered(
      client.grpc.throwError({
        jobKey: job.key,
        errorCode: error.code,
        errorMessage: `${error.code} ${JSON.stringify(error.params)}`,
      }),
    );
  const fail = (retries: number, retryBackOff: number, errorMessage: string): Promise<void> =>
    answered(client.grpc.failJob({ jobKey: job.key, retries, retryBackOff, errorMessage }));
  if (error instanceof Conflict) return fail(job.retries, CONFLICT_PAUSE_MS, 'conflict: tried again');
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof Error && error.name === 'ZodError')
    return fail(0, 0, `input does not fit the command: ${message}`);
  const left = job.retries - 1;
  return fail(left, left > 0 ? 1_000 * 2 ** Math.max(0, 3 - job.retries) : 0, message);
};

/** A job that is not there any more has been done. */
const answered = async (answer: Promise<unknown>): Promise<void> => {
  try {
    await translated(answer);
  } catch (error) {
    if (!(error instanceof WorkflowRejection && error.code === 'NOT_FOUND')) throw error;
  }
};
