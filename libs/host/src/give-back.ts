import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A service has settled by then: first rounds of its loops, first refresh of what it keeps in memory. */
const LOOK_MS = 10_000;
/** Share of its time the event loop works; below it hardly anybody waits for the 50 to 200 ms a collection takes. */
const IDLE = 0.2;
/** The V8 of Node 20 shrinks its young generation (32 MB after a start) only in one that finds little made since the last. */
const COLLECTIONS = 2;

const LAST_RESORT = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;
/** From Node 22 on, pages go back to the system only in a collection of the last resort; Node 20 takes any wish for a small one. */
const how = Number(process.versions.v8.split('.')[0]) < 12 ? undefined : LAST_RESORT;

/**
 * From now on gives memory back whenever the process has nothing more to do, after its start and after having been busy;
 * V8 by itself would keep it until the process is busy again (P13). It never collects while the process is busy.
 */
export const giveBackMemory = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how?: typeof LAST_RESORT) => void;
  let left = COLLECTIONS;
  let last = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    if (utilization > IDLE) left = COLLECTIONS;
    else if (left > 0) {
      left -= 1;
      collect(how);
    }
  }, LOOK_MS).unref();
};
