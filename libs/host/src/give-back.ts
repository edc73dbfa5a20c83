import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A service has settled by then: first rounds of its loops, first refresh of what it keeps in memory. */
const SETTLED_MS = 10_000;

/** Gives back, once, the memory that only the start needed; V8 would keep it until the process is busy (P13). */
export const giveBackMemory = (): void => {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
  }, SETTLED_MS).unref();
};
