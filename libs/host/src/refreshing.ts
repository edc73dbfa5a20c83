/** Members of a group share the facts: what another process of this service heard is read from the table. */
const REFRESH_MS = 5_000;

/** Reads what was kept before this process began, and goes on reading what other processes heard. */
export const refreshing = async (refresh: () => Promise<void>): Promise<{ stop(): Promise<void> }> => {
  await refresh();
  let reading = Promise.resolve();
  const timer = setInterval(() => {
    reading = refresh().catch(() => undefined); // the next turn reads it
  }, REFRESH_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return reading;
    },
  };
};
