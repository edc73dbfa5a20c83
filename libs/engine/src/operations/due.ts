import { createInstance } from '../core/commands';
import { type TimerRow } from '../core/effects';
import { after } from '../core/time';
import { type Command, type Kernel } from '../kernel';

const all = { scope: 'all' } as const;

/** The timers whose root leaves this remainder: two timers of one document are never fired side by side. */
export type Lane = { lane: number; of: number };
const BATCH = 64;
const PAUSE_AFTER_FAILURE_MS = 10_000;

/**
 * Fires timers that are due, a set in one transaction. False when none is. Several nodes may call it: each timer is
 * fired by one. When a set fails its timers are fired one by one, and one that cannot be fired (its model loops without
 * end, its document is too large) is put off, so that the others get their turn.
 */
export const fireTimers = async (kernel: Kernel, lane: Lane, failed: (error: unknown) => void): Promise<boolean> => {
  try {
    return await fireSet(kernel, lane, BATCH, () => undefined);
  } catch {
    return fireOne(kernel, lane, failed);
  }
};

const fireOne = async (kernel: Kernel, lane: Lane, failed: (error: unknown) => void): Promise<boolean> => {
  let key: number | undefined;
  try {
    return await fireSet(kernel, lane, 1, (next) => (key = next));
  } catch (error) {
    failed(error);
    if (key === undefined) throw error;
    await kernel.db.query(all, 'update engine.timer set due = $2 where key = $1', [
      key,
      kernel.now() + PAUSE_AFTER_FAILURE_MS,
    ]);
    return true;
  }
};

type Due = Omit<TimerRow, 'key' | 'root' | 'instance' | 'due'> & Record<'key' | 'root' | 'instance' | 'due', string>;

const fireSet = (kernel: Kernel, { lane, of }: Lane, max: number, trying: (key: number) => void): Promise<boolean> =>
  kernel.command(async (c) => {
    const now = kernel.now();
    const due = await c.tx.query<{ key: string; root: string }>(
      'select key, root from engine.timer where due <= $1 and root % $2 = $3 order by due, key limit $4',
      [now, of, lane, max],
    );
    if (!due[0]) return false;
    trying(Number(due[0].key));
    // The documents before the timers: the order in which every other command takes its locks.
    await c.documentsOf(due.map(({ root }) => Number(root)));
    const timers = await c.tx.query<Due>(
      'select * from engine.timer where key = any($1) and due <= $2 order by due, key for update',
      [due.map(({ key }) => key), now],
    );
    const taken = new Set<string>();
    const first = timers.filter(({ root }) => root === '0' || (!taken.has(root) && taken.add(root)));
    reschedule(c, first, now);
    await Promise.all(first.map((timer) => fire(c, timer)));
    return true;
  });

const fire = async (c: Command, { root, instance, element, definition }: Due): Promise<void> => {
  if (root === '0') {
    await c.create((x) => createInstance(x, c.kernel.definitions.byKey(definition), {}, { start: element }));
    return;
  }
  const document = await c.document(Number(root));
  if (document) await c.occurred(document, Number(instance), element, {});
};

/** A cycle that was slept through fires late and once more at once, and then in its rhythm from now. */
const reschedule = (c: Command, fired: readonly Due[], now: number): void => {
  const again = fired.flatMap(({ key, due, interval, repetitions }) =>
    interval === null || repetitions === 1
      ? []
      : [{ key, due: Math.max(after(interval, Number(due)), now), left: repetitions < 0 ? -1 : repetitions - 1 }],
  );
  const over = fired.map(({ key }) => key).filter((key) => !again.some((timer) => timer.key === key));
  if (over.length > 0) c.tx.write('delete from engine.timer where key = any($1)', [over]);
  for (const { key, due, left } of again) {
    c.tx.write('update engine.timer set due = $2, repetitions = $3 where key = $1', [key, due, left]);
    c.news.due = Math.min(c.news.due, due);
  }
};

/** Jobs whose worker was silent for too long, or whose pause is over, are available again; old messages are forgotten. */
export const expire = async (kernel: Kernel): Promise<void> => {
  const now = kernel.now();
  const [jobs] = await kernel.db.together<{ type: string }>(all, [
    [
      `update engine.job set state = 'ACTIVATABLE', until = 0, worker = '' where key = any(array(select key from engine.job
         where state in ('ACTIVATED', 'BACKOFF') and until <= $1 order by key for update skip locked)) returning type`,
      [now],
    ],
    ['delete from engine.message where deadline <= $1', [now]],
  ]);
  const jobTypes = new Set((jobs ?? []).map((job) => job.type));
  if (jobTypes.size > 0) kernel.announce({ jobTypes, due: Infinity, answered: [], ended: [] });
};

/** When the next thing is due, or Infinity. */
export const nextDue = async (kernel: Kernel): Promise<number> => {
  const [row] = await kernel.db.query<{ due: string | null }>(
    all,
    `select least((select min(due) from engine.timer),
       (select min(until) from engine.job where state in ('ACTIVATED', 'BACKOFF')),
       (select min(deadline) from engine.message)) as due`,
  );
  return row?.due ? Number(row.due) : Infinity;
};
