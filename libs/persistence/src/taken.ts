import { Conflict } from '@duban/kernel';

/** Thrown in a transaction that wrote nothing because another one was first: it must not commit the rest. */
export class Taken extends Error {}

/** A row that this one took for missing is there by now, or was there unseen: as much a conflict as a version that moved on. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Taken || (error as { code?: string }).code === '23505';

/**
 * A row that is not there yet cannot be locked: of two that bring it to life at once, the slower one learns it only when it
 * writes. It tries once more, sees the row, and decides by it, as it would have if it had come a moment later.
 * @throws Conflict with `what` when it is taken again
 */
export const onceMore = async <T>(what: string, attempt: () => Promise<T>): Promise<T> => {
  for (const last of [false, true])
    try {
      return await attempt();
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (last) break;
    }
  throw new Conflict(what);
};
