import { useEffect } from 'react';
import { queries } from './api';

const QUIET_MS = 250;
const LATEST_MS = 2_000;
/** What happened between the first question and the stream was told to nobody; asking again waits until the page stands. */
const CATCH_UP_MS = 1_500;
const REOPEN_MS = 3_000;

/**
 * Asks again for what is on the screen when something happened; a burst of facts is one question, and one without an end is
 * asked about in between.
 */
export const useLive = (): void => {
  useEffect(() => {
    let source: EventSource;
    let asking: ReturnType<typeof setTimeout> | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let since: number | undefined;
    const ask = (quiet: number): void => {
      const now = Date.now();
      since ??= now;
      clearTimeout(asking);
      asking = setTimeout(
        () => {
          since = undefined;
          void queries.invalidateQueries();
        },
        Math.max(0, Math.min(quiet, since + LATEST_MS - now)),
      );
    };
    const open = (): void => {
      source = new EventSource('/api/live');
      source.addEventListener('fact', () => ask(QUIET_MS));
      source.addEventListener('open', () => ask(CATCH_UP_MS));
      source.addEventListener('error', () => {
        // After a lost connection a browser comes back by itself, after an answer that is no stream it does not.
        if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS);
      });
    };
    open();
    return () => {
      clearTimeout(asking);
      clearTimeout(reopening);
      source.close();
    };
  }, []);
};
