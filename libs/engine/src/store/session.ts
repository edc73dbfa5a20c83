import { type Tx } from '@duban/persistence';
import { type Document, type ElementInstance, Waits } from '../core/document';
import { type Effects } from '../core/effects';

type Stored = { steps: number; instances: ElementInstance[] };
export type Located<R> = { row: R; document: Document };

export const toDocument = (root: number, content: Stored): Document => ({
  root,
  steps: content.steps,
  instances: new Map(content.instances.map((instance) => [instance.key, instance])),
});

/** Finds a row by key and locks the document it belongs to. */
export const locate = async <R extends { root: number }>(
  tx: Tx,
  table: string,
  key: number,
): Promise<Located<R> | undefined> => {
  const [found] = await tx.query<{ row: R; content: Stored }>(
    `select to_jsonb(r) as row, d.content from engine.${table} r join engine.document d on d.root = r.root
     where r.key = $1 for update of d`,
    [key],
  );
  return found && { row: found.row, document: toDocument(found.row.root, found.content) };
};

export const loadDocument = async (tx: Tx, root: number): Promise<Document | undefined> => {
  const [found] = await tx.query<{ content: Stored }>(
    'select content from engine.document where root = $1 for update',
    [root],
  );
  return found && toDocument(root, found.content);
};

/** In the order of their keys, so that two nodes that load the same ones wait for each other instead of both. */
export const loadDocuments = async (tx: Tx, roots: readonly number[]): Promise<Document[]> => {
  const found = await tx.query<{ root: string; content: Stored }>(
    'select root, content from engine.document where root = any($1) order by root for update',
    [roots],
  );
  return found.map(({ root, content }) => toDocument(Number(root), content));
};

const tables: [number, string][] = [
  [Waits.JOB, 'job'],
  [Waits.TIMER, 'timer'],
  [Waits.MESSAGE, 'message_subscription'],
  [Waits.SIGNAL, 'signal_subscription'],
  [Waits.TASK, 'user_task'],
  [Waits.INCIDENT, 'incident'],
];
const columns: Record<string, string> = {
  job: `key bigint, root bigint, instance bigint, process bigint, element text, process_id text, definition bigint,
    version int, type text, kind text, event text, retries int, headers jsonb`,
  timer:
    'key bigint, root bigint, instance bigint, element text, definition bigint, due bigint, repetitions int, interval text',
  message_subscription: `key bigint, root bigint, instance bigint, element text, process bigint, process_id text, name text,
    correlation_key text, closes boolean`,
  signal_subscription: 'key bigint, root bigint, instance bigint, element text, name text',
  user_task: `key bigint, root bigint, instance bigint, process bigint, element text, process_id text, definition bigint,
    task jsonb`,
  incident: `key bigint, root bigint, instance bigint, process bigint, element text, type text, message text, phase text,
    job bigint, created_at bigint`,
  process: 'key bigint, root bigint, definition bigint, caller bigint, state text, started_at bigint',
};
const names = (table: string): string =>
  (columns[table] ?? '')
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ');

/** Limit of one document: a process that grows without end is stopped before it stops everything else. */
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
}

/** Writes the document and every row its command made or ended, in one statement. */
export const save = async (
  tx: Tx,
  document: Document,
  effects: Effects,
  { isNew, now, history }: { isNew: boolean; now: number; history: boolean },
): Promise<void> => {
  const values: unknown[] = [];
  const use = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const parts: string[] = [];
  const remove = (table: string, column: string, keys: readonly number[]): void => {
    if (keys.length > 0) parts.push(`delete from engine.${table} where ${column} = any(${use(keys, 'bigint[]')})`);
  };
  const insert = (table: string, rows: readonly object[], conflict = ''): void => {
    if (rows.length === 0) return;
    const from = `jsonb_to_recordset(${use(JSON.stringify(rows), 'jsonb')}) as r(${columns[table]})`;
    parts.push(`insert into engine.${table} (${names(table)}) select ${names(table)} from ${from}${conflict}`);
  };
  const waitsNow = (row: { instance: number }): boolean => document.instances.has(row.instance);

  for (const [kind, table] of tables) {
    const whole = effects.closed.filter((c) => c.waits & kind && !c.elements).map((c) => c.instance);
    remove(table, 'instance', whole);
    for (const c of effects.closed.filter((row) => row.waits & kind && row.elements))
      parts.push(
        `delete from engine.${table} where instance = ${use(c.instance, 'bigint')} and element = any(${use(c.elements, 'text[]')})`,
      );
  }
  remove('job', 'key', effects.closedJobs);
  remove('message_subscription', 'key', effects.closedMessages);
  remove('incident', 'key', effects.closedIncidents);
  if (effects.reopenedJobs.length > 0)
    parts.push(
      `update engine.job set state = 'ACTIVATABLE', until = 0 where key = any(${use(effects.reopenedJobs, 'bigint[]')})`,
    );
  const open = <R extends { key: number; instance: number }>(rows: readonly R[], closed: readonly number[] = []): R[] =>
    rows.filter((row) => waitsNow(row) && !closed.includes(row.key));
  insert(
    'job',
    open(effects.jobs, effects.closedJobs).filter((row) => document.instances.get(row.instance)?.job === row.key),
  );
  insert('timer', open(effects.timers));
  insert('message_subscription', open(effects.messages, effects.closedMessages));
  insert('signal_subscription', open(effects.signals));
  insert(
    'incident',
    open(effects.incidents, effects.closedIncidents).map((row) => ({ ...row, created_at: now })),
  );
  const tasks = [...effects.tasks.values()].filter(
    (row) => document.instances.get(row.instance)?.task?.key === row.key,
  );
  insert('user_task', tasks, ' on conflict (key) do update set task = excluded.task, element = excluded.element');
  const ended = new Map(effects.ended.map((e) => [e.process, e.state]));
  const started = effects.started.map((s) => ({
    key: s.process,
    root: document.root,
    definition: s.definition,
    caller: s.caller,
    state: 'ACTIVE',
    started_at: now,
  }));
  insert(
    'process',
    started.filter((s) => !ended.has(s.key)),
  );
  if (effects.ended.length > 0) closeProcesses(parts, use, effects, started, document.root, now);
  if (history && effects.steps.length > 0)
    parts.push(
      `insert into engine.history (root, at, steps) values (${use(document.root, 'bigint')}, ${use(now, 'bigint')}, ${use(JSON.stringify(effects.steps), 'jsonb')})`,
    );
  parts.push(documentPart(document, isNew, use));
  const main = parts.pop() as string;
  await tx.query(
    parts.length > 0 ? `with ${parts.map((sql, i) => `p${i} as (${sql})`).join(', ')} ${main}` : main,
    values,
  );
};

type Use = (value: unknown, type: string) => string;

const closeProcesses = (
  parts: string[],
  use: Use,
  effects: Effects,
  started: readonly object[],
  root: number,
  now: number,
): void => {
  const rows = effects.ended.map((e) => {
    const begun = started.find((s) => (s as { key: number }).key === e.process);
    return { key: e.process, root, definition: null, caller: null, started_at: now, ...begun, state: e.state };
  });
  const at = use(now, 'bigint');
  const from = `jsonb_to_recordset(${use(JSON.stringify(rows), 'jsonb')}) as r(${columns['process']})`;
  parts.push(
    `insert into engine.process (${names('process')}, ended_at) select ${names('process')}, ${at} from ${from} where definition is not null`,
  );
  const keys = use(
    effects.ended.map((e) => e.process),
    'bigint[]',
  );
  const states = use(
    effects.ended.map((e) => e.state),
    'text[]',
  );
  parts.push(
    `update engine.process p set state = e.state, ended_at = ${at} from unnest(${keys}, ${states}) as e(key, state) where p.key = e.key`,
  );
};

const documentPart = (document: Document, isNew: boolean, use: Use): string => {
  const root = use(document.root, 'bigint');
  if (document.instances.size === 0)
    return isNew ? `select ${root}` : `delete from engine.document where root = ${root}`;
  const text = JSON.stringify({ steps: document.steps, instances: [...document.instances.values()] });
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)
    throw new DocumentTooLarge(
      `process instance ${document.root} holds more than ${MAX_DOCUMENT_BYTES} bytes of variables and elements`,
    );
  const content = use(text, 'jsonb');
  return isNew
    ? `insert into engine.document (root, content) values (${root}, ${content})`
    : `update engine.document set content = ${content} where root = ${root}`;
};
