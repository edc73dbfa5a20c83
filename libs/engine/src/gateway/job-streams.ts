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
  if (error instanceof DocumentTooLarge) return { code: status.RESOURCE_EXHAUSTED, message: error.message };
  return { code: status.INTERNAL, message: error instanceof Error ? error.message : String(error) };
};

export const fail = (
  call: ServerWritableStream<Message, Message>,
  { code, message }: { code: number; message: string },
): void => void call.emit('error', { code, details: message });

/** Waits for jobs of a type: answers at once when there are some, else when some came or the time is over. */
const poll = async (
  engine: Engine,
  request: Message,
  waitMs: number,
  ended: () => boolean,
): Promise<ActivatedJob[]> => {
  const ask = {
    type: request.type,
    worker: request.worker,
    timeout: Number(request.timeout),
    max: request.maxJobsToActivate ?? 32,
    fetch: request.fetchVariable ?? [],
  };
  const until = Date.now() + waitMs;
  for (;;) {
    const came = nextJobs(engine, request.type, Math.max(0, until - Date.now()));
    const jobs = await engine.activateJobs(ask);
    if (jobs.length > 0 || Date.now() >= until || ended()) {
      came.stop();
      return jobs;
    }
    await came.happened;
  }
};
const nextJobs = (engine: Engine, type: string, ms: number): { happened: Promise<void>; stop: () => void } => {
  let stop = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    const timer = setTimeout(() => stop(), Math.min(ms, 10_000));
    const off = engine.onJobs((made) => {
      if (made === type || made === '*') stop();
    });
    stop = () => {
      clearTimeout(timer);
      off();
      resolve();
    };
  });
  return { happened, stop };
};

/** Long polling: one answer, at once or when jobs came. */
export const activateJobs =
  (engine: Engine) =>
  (call: ServerWritableStream<Message, Message>): void => {
    void (async () => {
      try {
        checkActivation(call.request);
        const { requestTimeout } = call.request;
        const waitMs = Number(requestTimeout) < 0 ? 0 : Number(requestTimeout) || 10_000;
        const jobs = await poll(engine, call.request, waitMs, () => call.cancelled);
        if (jobs.length > 0) call.write({ jobs: jobs.map(activated) });
        call.end();
      } catch (error) {
        fail(call, toStatus(error));
      }
    })();
  };

/** Jobs as they come, until the caller hangs up. */
export const streamJobs =
  (engine: Engine) =>
  (call: ServerWritableStream<Message, Message>): void => {
    let ended = false;
    call.on('cancelled', () => (ended = true));
    void (async () => {
      try {
        checkActivation(call.request);
        while (!ended && !call.cancelled)
          for (const job of await poll(engine, { ...call.request, maxJobsToActivate: 32 }, 10_000, () => ended))
            call.write(activated(job));
        call.end();
      } catch (error) {
        fail(call, toStatus(error));
      }
    })();
  };
