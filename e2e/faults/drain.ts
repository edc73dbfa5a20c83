import { waiting } from '../checker';
import { pause } from './success';
import { type Stack } from './stack';

const LOOK_MS = 1_000;
const SAY_MS = 10_000;
/** However much there is to do, something of it is done within this time. */
const STUCK_MS = 5 * 60_000;

/**
 * Waits until a platform that nobody asks anything has done everything that was on its way.
 * @returns seconds that it took
 * @throws Error naming what is still on its way, when none of it is done any more
 */
export const drain = async (stack: Stack, say: (text: string) => void): Promise<number> => {
  const began = Date.now();
  let [said, moved, last] = [began, began, ''];
  for (;;) {
    const left = (await waiting({ databaseUrls: [stack.databaseUrl()], kafka: stack.kafka })).join('; ');
    const now = Date.now();
    if (left === '') return (now - began) / 1_000;
    if (left !== last) [moved, last] = [now, left];
    if (now - moved > STUCK_MS) throw new Error(`not drained: ${left}`);
    if (now - said > SAY_MS) {
      say(`still on its way: ${left}`);
      said = now;
    }
    await pause(LOOK_MS);
  }
};
