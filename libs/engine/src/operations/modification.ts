import { type Document, type ElementInstance } from '../core/document';
import { checkMigration, migrate, type Mapping, type OpenEvent } from '../core/migration';
import { checkModification, type Modification, modify } from '../core/modification';
import { type Definition } from '../model/element';
import { type Command, type Kernel } from '../kernel';
import { rejected } from '../rejection';

type Found = { document: Document; process: ElementInstance; definition: Definition };

const find = async (c: Command, command: string, verb: string, key: number): Promise<Found> => {
  const [row] = await c.tx.query<{ root: string }>(
    "select root from engine.process where key = $1 and state = 'ACTIVE'",
    [key],
  );
  const document = row && (await c.document(Number(row.root)));
  const process = document?.instances.get(key);
  if (!document || !process)
    throw rejected(
      command,
      'NOT_FOUND',
      `Expected to ${verb} process instance but no process instance found with key '${key}'`,
    );
  return { document, process, definition: c.kernel.definitions.byKey(process.definition) };
};

export const modifyInstance = (kernel: Kernel, key: number, modification: Modification): Promise<void> =>
  kernel.command(async (c) => {
    const { document, process, definition } = await find(c, 'MODIFY', 'modify', key);
    checkModification(document, definition, key, modification);
    await c.on(document, (x) => modify(x, process, modification));
  });

/** Takes a running instance to another definition. Its jobs, timers, subscriptions and tasks go with it. */
export const migrateInstance = (
  kernel: Kernel,
  key: number,
  target: string,
  mappings: readonly Mapping[],
): Promise<void> =>
  kernel.command(async (c) => {
    const { document, process, definition } = await find(c, 'MIGRATE', 'migrate', key);
    const to = kernel.definitions.find(target);
    if (!to)
      throw rejected(
        'MIGRATE',
        'NOT_FOUND',
        `Expected to migrate process instance to process definition but no process definition found with key '${target}'`,
      );
    const members = [...document.instances.values()].filter((i) => i.process === key).map((i) => i.key);
    const one = (table: string): string =>
      `select '${table}' as "table", key::float8 as key, instance::float8 as instance, element from engine.${table} where instance = any($1)`;
    const open = await c.tx.query<OpenEvent>(eventTables.map(one).join(' union all '), [members]);
    checkMigration(document, process, definition, to, mappings);
    let kept: OpenEvent[] = [];
    await c.on(document, (x) => void (kept = migrate(x, process, to, mappings, open)));
    follow(c, document, process, to, members, kept);
  });

const eventTables = ['timer', 'message_subscription', 'signal_subscription'];

/** Rows name their element and definition too. */
const follow = (
  { tx }: Command,
  document: Document,
  process: ElementInstance,
  to: Definition,
  members: readonly number[],
  kept: readonly OpenEvent[],
): void => {
  const elements = members.map((key) => document.instances.get(key)?.element ?? '');
  const own = 'from unnest($1::bigint[], $2::text[]) as m(instance, element) where r.instance = m.instance';
  tx.write(`update engine.job r set element = m.element, process_id = $3, definition = $4, version = $5 ${own}`, [
    members,
    elements,
    to.id,
    to.key,
    to.version,
  ]);
  tx.write(`update engine.user_task r set element = m.element, process_id = $3, definition = $4 ${own}`, [
    members,
    elements,
    to.id,
    to.key,
  ]);
  tx.write(`update engine.incident r set element = m.element ${own}`, [members, elements]);
  for (const table of eventTables) {
    const rows = kept.filter((event) => event.table === table);
    if (rows.length === 0) continue;
    const more = { timer: ', definition = $3', message_subscription: ', process_id = $3' }[table] ?? '';
    const names = more ? [table === 'timer' ? to.key : to.id] : [];
    tx.write(
      `update engine.${table} r set element = m.element${more} from unnest($1::bigint[], $2::text[]) as m(key, element) where r.key = m.key`,
      [rows.map((event) => event.key), rows.map((event) => event.element), ...names],
    );
  }
  tx.write('update engine.process set definition = $2 where key = $1', [process.key, to.key]);
};
