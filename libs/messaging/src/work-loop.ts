import { setTimeout as sleep } from 'node:timers/promises';

const FALLBACK_POLL_MS = 2_000;
const AFTER_ERROR_MS = 500;

const SHORTEST_PAUSE_MS = 50;
/** A round of fewer is not worth a rest: at a quiet time facts are passed on at once. */
const FEW = 10;
/** The longest rest between two rounds of one loop. */
const REST_MS = 20;

/**
 * Calls `once`, which says how many it did, while rounds are full or somebody woke it meanwhile; then waits to be woken, or
 * for the slow poll that catches what nobody told. Under load it rests a millisecond for each one above a few that a round did, so that rounds
 * grow with the load and their fixed cost does not; a round that was full has a backlog behind it, and the next follows
 * at once.
 * @param once asks `going` before each one: false when the loop is being stopped, and what is left is done by others
 * @param full how many one round does at most
 * @param report told of an error when it is another one than before: what is tried again is not tried without words
 */
export const workLoop = (
  once: (going: () => boolean) => Promise<number>,
  full: number,
  report: (problem: string) => void,
): { wake: () => void; stop: () => Promise<void> } => {
  let stopped = false;
  let again = false;
  let idleMs = SHORTEST_PAUSE_MS;
  let told: string | undefined;
  let rouse: (() => void) | undefined;
  const wake = (): void => {
    again = true;
    idleMs = SHORTEST_PAUSE_MS;
    rouse?.();
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const attempt = async (): Promise<number> => {
    try {
      const found = await once(() => !stopped);
      told = undefined;
      return found;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== told) report(problem);
      told = problem;
      return -1;
    }
  };
  const running = (async () => {
    while (!stopped) {
      again = false;
      const found = await attempt();
      if (found >= full || (again as boolean)) {
        idleMs = SHORTEST_PAUSE_MS;
        if (found > FEW && found < full) await sleep(Math.min(found - FEW, REST_MS));
      } else {
        if (found > 0) idleMs = SHORTEST_PAUSE_MS;
        await pause(found < 0 ? AFTER_ERROR_MS : idleMs);
        idleMs = Math.min(idleMs * 2, FALLBACK_POLL_MS);
      }
    }
  })();
  return {
    wake,
    stop: async () => {
      stopped = true;
      rouse?.();
      await running;
    },
  };
};
