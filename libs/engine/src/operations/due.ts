import { createInstance } from '../core/commands';
import { type TimerRow } from '../core/effects';
import { after } from '../core/time';
import { type Kernel } from '../kernel';

const all = { scope: 'all' } as const;

/** The timers whose root leaves this remainder. */
export type Lane = { lane: number; of: number };
const PAUSE_AFTER_FAILURE_MS = 10_000;

/**
 * Fires one timer that is due. False when none is. Several nodes may call it: each timer is fired by one. A timer that
 * cannot be fired (its model loops without end, its document is too large) is put off, so that the others get their turn.
 */
export const fireTimer = async (kernel: Kernel, lane: Lane, failed: (error: unknown) => void): Promise<boolean> => {
  let key: string | undefined;
  try {
    return await fireNext(kernel, lane, (next) => (key = next));
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

const fireNext = (kernel: Kernel, { lane, of }: Lane, trying: (key: string) => void): Promise<boolean> =>
  kernel.command(async (c) => {
    const now = kernel.now();
    const [next] = await c.tx.query<{ key: string; root: string }>(
      'select key, root from engine.timer where due <= $1 and root % $2 = $3 order by due, key limit 1',
      [now, of, lane],
    );
    if (!next) return false;
    trying(next.key);
    // The document before the timer: the order in which every other command takes its locks.
    const document = Number(next.root) === 0 ? undefined : await c.document(Number(next.root));
    const [timer] = await c.tx.query<TimerRow>('select * from engine.timer where key = $1 and due <= $2 for update', [
      next.key,
      now,
    ]);
    if (!timer) return true;
    const [key, due] = [Number(timer.key), Number(timer.due)];
    const again = timer.interval !== null && timer.repetitions !== 1;
    if (again && timer.interval !== null) {
      // A cycle that was slept through fires late and once more at once, and then in its rhythm from now.
      const from = Math.max(after(timer.interval, due), now);
      const left = timer.repetitions < 0 ? -1 : timer.repetitions - 1;
      await c.tx.query('update engine.timer set due = $2, repetitions = $3 where key = $1', [key, from, left]);
      c.news.due = Math.min(c.news.due, from);
    } else await c.tx.query('delete from engine.timer where key = $1', [key]);
    const definition = kernel.definitions.byKey(timer.definition);
    if (Number(timer.root) === 0) {
      await c.create((x) => createInstance(x, definition, {}, { start: timer.element }));
      return true;
    }
    if (document) await c.occurred(document, Number(timer.instance), timer.element, {});
    return true;
  });

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
