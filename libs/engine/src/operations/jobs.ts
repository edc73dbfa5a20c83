import { completeJob, failJob, isOpen, throwJobError } from '../core/commands';
import { type ElementInstance, type Variables } from '../core/document';
import { type JobRow } from '../core/effects';
import { pendingVariables } from '../core/user-task';
import { visible } from '../core/variables';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';
import { locate, type Located } from '../store/session';

export type StoredJob = JobRow & { state: string; until: number; worker: string };
export type ActivatedJob = StoredJob & { variables: Variables };
type Content = { instances: ElementInstance[] };
const all = { scope: 'all' } as const;

const find = async (c: Command, command: string, verb: string, key: number): Promise<Located<StoredJob>> =>
  known(c, await locate<StoredJob>(c.tx, 'job', key), command, verb, key);

const known = (
  c: Command,
  found: Located<StoredJob> | undefined,
  command: string,
  verb: string,
  key: number,
): Located<StoredJob> => {
  const document = found && c.keep(found.document);
  if (!document || !isOpen(document, found.row))
    throw rejected(command, 'NOT_FOUND', `Expected to ${verb} job with key '${key}', but no such job was found`);
  return { row: found.row, document };
};
const notFailed = (command: string, verb: string, { key, state }: StoredJob): void => {
  if (state === 'FAILED' || state === 'ERROR_THROWN')
    throw rejected(
      command,
      'FAILED_PRECONDITION',
      `Expected to ${verb} job with key '${key}', but it is in state '${state}'`,
    );
};

/** Hands out jobs of a type, oldest first; two nodes never get the same one. */
export const activateJobs = async (
  kernel: Kernel,
  request: { type: string; worker: string; timeout: number; max: number; fetch: readonly string[] },
): Promise<ActivatedJob[]> => {
  const now = kernel.now();
  const rows = await kernel.db.query<{ job: StoredJob; content: Content }>(
    all,
    `with taken as (
       update engine.job set state = 'ACTIVATED', worker = $3, until = $4 where key = any(array(
         select key from engine.job where type = $1 and state = 'ACTIVATABLE' order by key limit $2 for update skip locked))
       returning *)
     select to_jsonb(t) as job, d.content from taken t join engine.document d on d.root = t.root order by t.key`,
    [request.type, request.max, request.worker, now + request.timeout],
  );
  if (rows.length > 0) kernel.announce({ jobTypes: new Set(), due: now + request.timeout, answered: [], ended: [] });
  const instances = new Map<Content, Map<number, ElementInstance>>();
  return rows.map(({ job, content }) => {
    const byKey = instances.get(content) ?? new Map(content.instances.map((i) => [i.key, i]));
    instances.set(content, byKey);
    return activatedJob(job, byKey, request.fetch);
  });
};

/** A job with the variables that its worker sees, or those of them that it wants. */
export const activatedJob = (
  job: StoredJob,
  instances: ReadonlyMap<number, ElementInstance>,
  fetch: readonly string[],
): ActivatedJob => {
  const instance = instances.get(job.instance);
  const seen = {
    ...visible(instances, instance),
    ...(instance && job.kind === 'TASK_LISTENER' ? pendingVariables(instance) : {}),
  };
  const variables =
    fetch.length === 0 ? seen : Object.fromEntries(Object.entries(seen).filter(([name]) => fetch.includes(name)));
  return { ...job, variables };
};

export const complete = (kernel: Kernel, key: number, variables: Variables): Promise<void> =>
  kernel.queue.add(key, async (c, found) => {
    const { row, document } = known(c, found, 'COMPLETE', 'complete', key);
    notFailed('COMPLETE', 'complete', row);
    if (row.kind === 'TASK_LISTENER' && Object.keys(variables).length > 0)
      throw rejected(
        'COMPLETE',
        'INVALID_ARGUMENT',
        `Task Listener job completion with variables payload provided is not yet supported (job key '${key}', type '${row.type}', processInstanceKey '${row.process}'). Support will be enabled with the resolution of issue #23702.`,
      );
    await c.on(document, (x) => completeJob(x, row, variables));
  });

export const fail = (
  kernel: Kernel,
  key: number,
  failure: { retries: number; message: string; backoff: number; variables: Variables },
): Promise<void> =>
  kernel.command(async (c) => {
    const { row, document } = await find(c, 'FAIL', 'fail', key);
    notFailed('FAIL', 'fail', row);
    const { retries, message, backoff, variables } = failure;
    const until = kernel.now() + backoff;
    const state = retries <= 0 ? 'FAILED' : backoff > 0 ? 'BACKOFF' : 'ACTIVATABLE';
    c.tx.write('update engine.job set retries = $2, state = $3, until = $4, message = $5 where key = $1', [
      key,
      retries,
      state,
      until,
      message,
    ]);
    if (state === 'BACKOFF') c.news.due = Math.min(c.news.due, until);
    if (state === 'ACTIVATABLE') c.news.jobTypes.add(row.type);
    const hasVariables = Object.keys(variables).length > 0;
    if (retries <= 0 || hasVariables)
      await c.on(document, (x) => {
        const instance = x.get(row.instance);
        if (instance && hasVariables) Object.assign(instance.variables, variables);
        if (retries <= 0) failJob(x, row, message);
      });
  });

export const throwError = (
  kernel: Kernel,
  key: number,
  error: { code: string; message: string; variables: Variables },
): Promise<void> =>
  kernel.command(async (c) => {
    const { row, document } = await find(c, 'THROW_ERROR', 'throw an error for', key);
    notFailed('THROW_ERROR', 'throw an error for', row);
    if (row.kind !== 'BPMN_ELEMENT')
      throw rejected(
        'THROW_ERROR',
        'FAILED_PRECONDITION',
        `Cannot throw BPMN error from ${row.kind} job with key '${key}', type '${row.type}' and processInstanceKey '${row.process}'`,
      );
    c.tx.write("update engine.job set state = 'ERROR_THROWN' where key = $1", [key]);
    await c.on(document, (x) => throwJobError(x, row, error.code, error.message, error.variables));
  });

export const updateRetries = (kernel: Kernel, key: number, retries: number): Promise<void> =>
  kernel.command(async (c) => {
    if (retries <= 0)
      throw rejected(
        'UPDATE_RETRIES',
        'INVALID_ARGUMENT',
        `Expected to update retries for job with key '${key}' with a positive amount of retries, but the amount given was '${retries}'`,
      );
    const found = await c.tx.query('update engine.job set retries = $2 where key = $1 returning key', [key, retries]);
    if (found.length === 0)
      throw rejected(
        'UPDATE_RETRIES',
        'NOT_FOUND',
        `Expected to update job with key '${key}', but no such job was found`,
      );
  });

export const updateTimeout = (kernel: Kernel, key: number, timeout: number): Promise<void> =>
  kernel.command(async (c) => {
    const until = kernel.now() + timeout;
    const found = await c.tx.query(
      "update engine.job set until = $2 where key = $1 and state = 'ACTIVATED' returning key",
      [key, until],
    );
    if (found.length === 0)
      throw rejected(
        'UPDATE_TIMEOUT',
        'NOT_FOUND',
        `Expected to update job deadline with key '${key}', but no such job was found`,
      );
    c.news.due = Math.min(c.news.due, until);
  });
