import { type Beside } from './beside';
import { type BackgroundWork } from './service';

/** Members of a group share the facts: what another process of this service heard is read from the table. */
const REFRESH_MS = 5_000;
/** What processes of one service tell each other when one of them has heard something that all keep in memory. */
export const KEPT = 'kept';

/** Reads what was kept before this process began, and goes on reading what other processes heard. */
export const refreshing = async (refresh: () => Promise<void>, beside: Beside): Promise<BackgroundWork> => {
  await refresh();
  let reading = Promise.resolve();
  const read = (): void => {
    reading = reading.then(refresh).catch(() => undefined); // the next turn reads it
  };
  const timer = setInterval(read, REFRESH_MS);
  timer.unref();
  beside.hear(KEPT, read);
  const quiet = async (): Promise<boolean> => {
    read();
    await reading;
    return true;
  };
  return {
    ...(beside.shared ? { quiet } : {}),
    stop: () => {
      clearInterval(timer);
      return reading;
    },
  };
};
