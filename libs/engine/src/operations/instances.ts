import { type Tx } from '@duban/persistence';
import { cancelInstance, createInstance, resolveIncident, setVariables } from '../core/commands';
import { type Document, type Variables } from '../core/document';
import { type IncidentRow } from '../core/effects';
import { type Definition } from '../model/element';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';
import { locate } from '../store/session';

export const findDefinition = async (
  kernel: Kernel,
  request: { key?: string; id: string; version: number },
): Promise<Definition> => {
  const { key, id, version } = request;
  const find = (): Definition | undefined => {
    const byKey = key && key !== '0' ? kernel.definitions.find(key) : undefined;
    return byKey ?? (version > 0 ? kernel.definitions.version(id, version) : kernel.definitions.latest(id));
  };
  await kernel.definitions.loaded();
  const known = find();
  if (known) return known;
  await kernel.definitions.refresh();
  const found = find();
  if (found) return found;
  const which = version > 0 ? `process ID '${id}' and version '${version}'` : `process ID '${id}'`;
  throw rejected('CREATE', 'NOT_FOUND', `Expected to find process definition with ${which}, but none found`);
};

export const create = (
  kernel: Kernel,
  definition: Definition,
  { variables, before = [] }: Readonly<{ variables: Variables; before?: readonly string[] }>,
  begun: (key: number) => void = () => undefined,
): Promise<number> => {
  const unknown = before.find((id) => !definition.elements[id]);
  if (unknown !== undefined)
    throw rejected(
      'CREATE',
      'INVALID_ARGUMENT',
      `Expected to create instance of process with start instructions but no element found with id '${unknown}'.`,
    );
  const self = definition.elements[definition.id];
  if (before.length === 0 && !self?.starts.some((id) => definition.elements[id]?.event.kind === 'none'))
    throw rejected(
      'CREATE',
      'FAILED_PRECONDITION',
      'Expected to create instance of process with none start event, but there is no such event',
    );
  return kernel.queue.add(undefined, async (c) => {
    const key = await c.create((x) => createInstance(x, definition, variables, { before }));
    begun(key);
    return key;
  });
};

export const cancel = (kernel: Kernel, key: number): Promise<void> =>
  kernel.command(async (c) => {
    const [found] = await c.tx.query<{ root: string; caller: string | null }>(
      "select root, caller from engine.process where key = $1 and state = 'ACTIVE'",
      [key],
    );
    const document = found && (await c.document(Number(found.root)));
    if (!found || !document?.instances.has(key))
      throw rejected(
        'CANCEL',
        'NOT_FOUND',
        `Expected to cancel a process instance with key '${key}', but no such process was found`,
      );
    if (found.caller !== null)
      throw rejected(
        'CANCEL',
        'FAILED_PRECONDITION',
        `Expected to cancel a process instance with key '${key}', but it is created by a parent process instance. Cancel the root process instance '${found.root}' instead.`,
      );
    await c.on(document, (x) => cancelInstance(x, key));
  });

/** The document that holds an element instance: it is the process itself, or its key is found inside. */
const documentOf = async (c: Command, key: number): Promise<Document | undefined> => {
  const root = (await rootOf(c.tx, key)) ?? undefined;
  return root === undefined ? undefined : c.document(root);
};
const rootOfWaiting = ['job', 'user_task', 'incident', 'timer', 'message_subscription', 'signal_subscription']
  .map((table) => `select root from engine.${table} where instance = $1`)
  .join(' union all ')
  .concat(' limit 1');
const rootOf = async (tx: Tx, key: number): Promise<number | undefined> => {
  const [process] = await tx.query<{ root: string }>('select root from engine.process where key = $1', [key]);
  if (process) return Number(process.root);
  const [waiting] = await tx.query<{ root: string }>(rootOfWaiting, [key]);
  if (waiting) return Number(waiting.root);
  // What waits for nothing itself (a scope around others) stands in the documents only.
  const [found] = await tx.query<{ root: string }>(
    `select root from engine.document where content @? ('$.instances[*] ? (@.key == ' || $1::text || ')')::jsonpath
     and root <= $1::bigint order by root desc limit 1`,
    [String(key)],
  );
  return found && Number(found.root);
};

export const updateVariables = (
  kernel: Kernel,
  key: number,
  variables: Variables,
  local: boolean,
  request: string,
): Promise<number> =>
  kernel.command(async (c) => {
    const document = await documentOf(c, key);
    if (!document?.instances.has(key))
      throw rejected(
        'UPDATE',
        'NOT_FOUND',
        `Expected to update variables for element with key '${key}', but no such element was found`,
      );
    await c.on(document, (x) => setVariables(x, key, variables, local, request));
    return kernel.keys.next();
  });

export const resolve = (kernel: Kernel, key: number): Promise<void> =>
  kernel.command(async (c) => {
    const found = await locate<IncidentRow>(c.tx, 'incident', key);
    if (!found)
      throw rejected(
        'RESOLVE',
        'NOT_FOUND',
        `Expected to resolve incident with key '${key}', but no such incident was found`,
      );
    const { row } = found;
    if (row.job !== null && row.phase === 'job') {
      const [job] = await c.tx.query<{ retries: number }>('select retries from engine.job where key = $1', [row.job]);
      if (job && job.retries <= 0)
        throw rejected(
          'RESOLVE',
          'FAILED_PRECONDITION',
          `Expected to resolve incident with key '${key}', but job with key '${row.job}' has no retries left. Please update the job retries and retry resolving the incident`,
        );
    }
    await c.on(c.keep(found.document), (x) => resolveIncident(x, row));
  });
