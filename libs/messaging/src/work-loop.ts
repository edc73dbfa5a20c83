const FALLBACK_POLL_MS = 2_000;

/** Calls `once` while it finds work; then waits to be woken, or for the slow poll that catches what nobody told. */
export const workLoop = (once: () => Promise<number>): { wake: () => void; stop: () => Promise<void> } => {
  let stopped = false;
  let again = false;
  let rouse: (() => void) | undefined;
  const wake = (): void => {
    again = true;
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
  const running = (async () => {
    let idleMs = 50;
    while (!stopped) {
      again = false;
      const found = await once().catch(() => -1);
      if (found > 0 || (again as boolean)) idleMs = 50;
      else {
        await pause(found < 0 ? 500 : idleMs);
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
