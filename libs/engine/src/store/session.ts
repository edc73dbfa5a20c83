import { type Tx } from '@duban/persistence';
import { type Document, type ElementInstance, Waits } from '../core/document';
import { type Effects, type JobRow, type TaskRow } from '../core/effects';

type Stored = { steps: number; instances: ElementInstance[] };
export type Located<R> = { row: R; document: Document };

export const toDocument = (root: number, content: Stored): Document => ({
  root,
  steps: content.steps,
  instances: new Map(content.instances.map((instance) => [instance.key, instance])),
});

const located = (table: string, ifLocked: '' | 'skip locked'): string =>
  `select to_jsonb(r) as row, d.content from engine.${table} r join engine.document d on d.root = r.root
   where r.key = any($1) order by d.root, r.key for update of d ${ifLocked}`;

/** Finds a row by key and locks the document it belongs to. */
export const locate = async <R extends { root: number }>(
  tx: Tx,
  table: string,
  key: number,
): Promise<Located<R> | undefined> => {
  const [found] = await tx.query<{ row: R; content: Stored }>(located(table, ''), [[key]]);
  return found && { row: found.row, document: toDocument(found.row.root, found.content) };
};

/** The same for several jobs, by their keys; without those whose document somebody else has. */
export const locateFreeJobs = async <R extends { key: number; root: number }>(
  tx: Tx,
  keys: readonly number[],
): Promise<Map<number, Located<R>>> => {
  const rows = await tx.query<{ row: R; content: Stored }>(located('job', 'skip locked'), [keys]);
  return new Map(rows.map(({ row, content }) => [row.key, { row, document: toDocument(row.root, content) }]));
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
    version int, type text, kind text, event text, retries int, headers jsonb, state text, until bigint, worker text`,
  timer:
    'key bigint, root bigint, instance bigint, element text, definition bigint, due bigint, repetitions int, interval text',
  message_subscription: `key bigint, root bigint, instance bigint, element text, process bigint, process_id text, name text,
    correlation_key text, closes boolean`,
  signal_subscription: 'key bigint, root bigint, instance bigint, element text, name text',
  user_task: `key bigint, root bigint, instance bigint, process bigint, element text, process_id text, definition bigint,
    task jsonb`,
  incident: `key bigint, root bigint, instance bigint, process bigint, element text, type text, message text, phase text,
    job bigint, created_at bigint`,
  process: 'key bigint, root bigint, definition bigint, caller bigint, state text, started_at bigint, ended_at bigint',
  history: 'root bigint, at bigint, steps jsonb',
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

/** What commands did to a document. */
export type Save = Readonly<{ document: Document; effects: Effects; isNew: boolean }>;
type Row = Record<string, unknown>;
/** Whether a job that is made is somebody's at once. */
export type Lease = Readonly<{ state: 'ACTIVATABLE' | 'ACTIVATED'; until: number; worker: string }>;

/** Writes documents and every row that their commands made or ended, in one statement. Each document comes once. */
export const save = (
  tx: Tx,
  saves: readonly Save[],
  { now, history, lease }: { now: number; history: boolean; lease: (job: JobRow, document: Document) => Lease },
): void => {
  const values: unknown[] = [];
  const parts: string[] = [];
  const use = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const rowsOf = (json: string, types: string): string => `jsonb_to_recordset(${use(json, 'jsonb')}) as r(${types})`;
  const remove = (table: string, column: string, of: (one: Save) => readonly number[]): void => {
    const keys = saves.flatMap(of);
    if (keys.length > 0) parts.push(`delete from engine.${table} where ${column} = any(${use(keys, 'bigint[]')})`);
  };
  const insert = (table: string, of: (one: Save) => readonly object[], conflict = ''): void => {
    const rows = saves.flatMap(of);
    if (rows.length === 0) return;
    const from = rowsOf(JSON.stringify(rows), columns[table] ?? '');
    parts.push(`insert into engine.${table} (${names(table)}) select ${names(table)} from ${from}${conflict}`);
  };

  for (const [kind, table] of tables) {
    const closed = ({ effects }: Save): Effects['closed'] => effects.closed.filter(({ waits }) => waits & kind);
    const whole = (one: Save): Effects['closed'] => closed(one).filter(({ elements }) => !elements);
    remove(table, 'instance', (one) => whole(one).map(({ instance }) => instance));
    for (const { instance, elements } of saves.flatMap(closed).filter((row) => row.elements))
      parts.push(
        `delete from engine.${table} where instance = ${use(instance, 'bigint')} and element = any(${use(elements, 'text[]')})`,
      );
  }
  remove('job', 'key', ({ effects }) => effects.closedJobs);
  remove('message_subscription', 'key', ({ effects }) => effects.closedMessages);
  remove('incident', 'key', ({ effects }) => effects.closedIncidents);
  const reopened = saves.flatMap(({ effects }) => effects.reopenedJobs);
  if (reopened.length > 0)
    parts.push(`update engine.job set state = 'ACTIVATABLE', until = 0 where key = any(${use(reopened, 'bigint[]')})`);
  insert('job', (one) => openJobs(one).map((job) => ({ ...job, ...lease(job, one.document) })));
  insert('timer', (one) => open(one, one.effects.timers));
  insert('message_subscription', (one) => open(one, one.effects.messages, one.effects.closedMessages));
  insert('signal_subscription', (one) => open(one, one.effects.signals));
  insert('incident', (one) =>
    open(one, one.effects.incidents, one.effects.closedIncidents).map((row) => ({ ...row, created_at: now })),
  );
  insert('user_task', tasksNow, ' on conflict (key) do update set task = excluded.task, element = excluded.element');
  insert('process', (one) => processesOf(one, now));
  closeProcesses(parts, use, saves.flatMap(endedLater), now);
  if (history) {
    const steps = ({ document, effects }: Save): Row[] =>
      effects.steps.length > 0 ? [{ root: document.root, at: now, steps: effects.steps }] : [];
    insert('history', steps);
  }
  remove('document', 'root', ({ document: { root, instances }, isNew }) =>
    instances.size === 0 && !isNew ? [root] : [],
  );
  writeDocuments(parts, rowsOf, saves);
  const main = parts.pop();
  if (main === undefined) return;
  const before = parts.map((sql, i) => `p${i} as (${sql})`).join(', ');
  tx.write(before === '' ? main : `with ${before} ${main}`, values);
};

type Use = (value: unknown, type: string) => string;

/** Rows whose element still waits. */
const open = <R extends { key: number; instance: number }>(
  { document }: Save,
  rows: readonly R[],
  closed: readonly number[] = [],
): R[] => rows.filter((row) => document.instances.has(row.instance) && !closed.includes(row.key));

const openJobs = (one: Save): JobRow[] =>
  open(one, one.effects.jobs, one.effects.closedJobs).filter(
    (row) => one.document.instances.get(row.instance)?.job === row.key,
  );

const tasksNow = ({ document, effects }: Save): TaskRow[] =>
  [...effects.tasks.values()].filter((row) => document.instances.get(row.instance)?.task?.key === row.key);

/** Processes that began with this save; those that ended with it, too. */
const processesOf = ({ document, effects }: Save, now: number): Row[] => {
  const ended = new Map(effects.ended.map(({ process, state }) => [process, state]));
  return effects.started.map(({ process, definition, caller }) => ({
    key: process,
    root: document.root,
    definition,
    caller,
    state: ended.get(process) ?? 'ACTIVE',
    started_at: now,
    ended_at: ended.has(process) ? now : null,
  }));
};

const endedLater = ({ effects }: Save): Effects['ended'] => {
  const started = new Set(effects.started.map(({ process }) => process));
  return effects.ended.filter(({ process }) => !started.has(process));
};

const closeProcesses = (parts: string[], use: Use, ended: Effects['ended'], now: number): void => {
  if (ended.length === 0) return;
  const keys = use(
    ended.map(({ process }) => process),
    'bigint[]',
  );
  const states = use(
    ended.map(({ state }) => state),
    'text[]',
  );
  parts.push(
    `update engine.process p set state = e.state, ended_at = ${use(now, 'bigint')}
     from unnest(${keys}, ${states}) as e(key, state) where p.key = e.key`,
  );
};

const writeDocuments = (
  parts: string[],
  rowsOf: (json: string, types: string) => string,
  saves: readonly Save[],
): void => {
  const rows = (some: readonly Save[]): string =>
    rowsOf(`[${some.map(written).join(',')}]`, 'root bigint, content jsonb');
  const live = saves.filter(({ document }) => document.instances.size > 0);
  const added = live.filter(({ isNew }) => isNew);
  const changed = live.filter(({ isNew }) => !isNew);
  if (added.length > 0)
    parts.push(`insert into engine.document (root, content) select root, content from ${rows(added)}`);
  if (changed.length > 0)
    parts.push(`update engine.document d set content = r.content from ${rows(changed)} where d.root = r.root`);
};

const written = ({ document: { root, steps, instances } }: Save): string => {
  const text = JSON.stringify({ steps, instances: [...instances.values()] });
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)
    throw new DocumentTooLarge(
      `process instance ${root} holds more than ${MAX_DOCUMENT_BYTES} bytes of variables and elements`,
    );
  return `{"root":${root},"content":${text}}`;
};
