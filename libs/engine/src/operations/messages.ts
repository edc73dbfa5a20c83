import { type Tx } from '@duban/persistence';
import { createInstance } from '../core/commands';
import { type Variables } from '../core/document';
import { type MessageRow } from '../core/effects';
import { type Execution } from '../core/execution';
import { occur } from '../core/triggers';
import { type Command } from '../kernel';
import { rejected } from '../rejection';

type Buffered = { key: string; name: string; correlation_key: string; variables: Variables };
type Start = { definition: string; process_id: string; element: string };
export type Message = {
  name: string;
  correlationKey: string;
  timeToLive: number;
  messageId: string;
  variables: Variables;
};

/** Publishing and subscribing of one name and key exclude each other: no message falls between the two. */
const lock = (tx: Tx, name: string, key: string): void =>
  tx.write('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${name}|${key}`]);

/** The oldest buffered message that this process has not had. */
const takeOldest = async (c: Command, name: string, key: string, processId: string): Promise<Buffered | undefined> =>
  (
    await c.tx.query<Buffered>(
      `update engine.message set correlated = correlated || $4::text where key = (
         select key from engine.message where name = $1 and correlation_key = $2 and deadline > $3
           and not ($4::text = any(correlated)) order by key limit 1) returning key, variables`,
      [name, key, c.kernel.now(), processId],
    )
  )[0];

/** Subscriptions opened by this command take what is already buffered for them, oldest first. */
export const takeBuffered = async (c: Command, x: Execution): Promise<void> => {
  for (let i = 0; i < x.effects.messages.length; i += 1) {
    const row = x.effects.messages[i] as MessageRow;
    if (!x.get(row.instance)) continue;
    lock(c.tx, row.name, row.correlation_key);
    const message = await takeOldest(c, row.name, row.correlation_key, row.process_id);
    if (!message) continue;
    if (row.closes) x.effects.closedMessages.push(row.key);
    const host = x.get(row.instance);
    if (host) x.run(() => occur(x, host, row.element, message.variables));
  }
};

/** One message: to at most one instance of each process, and a new instance of each process it starts. */
export const publish = async (c: Command, message: Message): Promise<number> => {
  const { name, correlationKey, variables, timeToLive, messageId } = message;
  const { tx, kernel } = c;
  lock(tx, name, correlationKey);
  if (messageId && (await isKnown(tx, message, kernel.now())))
    throw rejected(
      'PUBLISH',
      'ALREADY_EXISTS',
      `Expected to publish a new message with id '${messageId}', but a message with that id was already published`,
    );
  const key = kernel.keys.next();
  const correlated = new Set<string>();
  const subscriptions = await tx.query<MessageRow>(
    `select distinct on (process_id) * from engine.message_subscription where name = $1 and correlation_key = $2
     order by process_id, key`,
    [name, correlationKey],
  );
  for (const row of subscriptions.sort((a, b) => Number(a.key) - Number(b.key))) {
    const document = await c.document(Number(row.root));
    if (!document) continue;
    correlated.add(row.process_id);
    if (row.closes) tx.write('delete from engine.message_subscription where key = $1', [row.key]);
    await c.occurred(document, Number(row.instance), row.element, variables);
  }
  for (const start of await starts(tx, 'message', name)) {
    if (correlated.has(start.process_id)) continue;
    if (!(await mayStart(c, start.process_id, correlationKey))) continue;
    correlated.add(start.process_id);
    await startByMessage(c, start, name, correlationKey, variables);
  }
  if (timeToLive > 0) {
    tx.write(
      `insert into engine.message (key, name, correlation_key, message_id, variables, deadline, correlated)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        key,
        name,
        correlationKey,
        messageId || null,
        JSON.stringify(variables),
        kernel.now() + timeToLive,
        [...correlated],
      ],
    );
    c.news.due = Math.min(c.news.due, kernel.now() + timeToLive);
  }
  return key;
};

const isKnown = async (tx: Tx, { name, correlationKey, messageId }: Message, now: number): Promise<boolean> =>
  (
    await tx.query(
      'select 1 from engine.message where name = $1 and correlation_key = $2 and message_id = $3 and deadline > $4',
      [name, correlationKey, messageId, now],
    )
  ).length > 0;

export const starts = (tx: Tx, kind: 'message' | 'signal', name: string): Promise<Start[]> =>
  tx.query<Start>(
    'select definition, process_id, element from engine.start_event where kind = $1 and name = $2 order by definition',
    [kind, name],
  );

/** With a correlation key, a process has one instance at a time that a message started. */
const mayStart = async ({ tx }: Command, processId: string, key: string): Promise<boolean> =>
  key === '' ||
  (
    await tx.query('select 1 from engine.started_by_message where process_id = $1 and correlation_key = $2', [
      processId,
      key,
    ])
  ).length === 0;

const startByMessage = async (
  c: Command,
  start: Start,
  name: string,
  key: string,
  variables: Variables,
): Promise<void> => {
  const definition = c.kernel.definitions.byKey(start.definition);
  const from = { start: start.element, trigger: variables, correlated: key !== '' };
  const root = await c.create((x) => createInstance(x, definition, {}, from));
  if (key === '' || !(await c.document(root))) return;
  c.tx.write(
    'insert into engine.started_by_message (process_id, correlation_key, process, name) values ($1, $2, $3, $4)',
    [start.process_id, key, root, name],
  );
};

/** When an instance that a message started is over, the next buffered message of its name and key may start one. */
export const startWaiting = async (c: Command, ended: readonly number[]): Promise<void> => {
  if (ended.length === 0) return;
  const freed = await c.tx.query<{ process_id: string; correlation_key: string; name: string }>(
    'delete from engine.started_by_message where process = any($1) returning process_id, correlation_key, name',
    [ended],
  );
  for (const { process_id, correlation_key, name } of freed) {
    lock(c.tx, name, correlation_key);
    const message = await takeOldest(c, name, correlation_key, process_id);
    const start = (await starts(c.tx, 'message', name)).find((s) => s.process_id === process_id);
    if (message && start) await startByMessage(c, start, name, correlation_key, message.variables);
  }
};
