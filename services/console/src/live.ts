import { useEffect } from 'react';
import { queries } from './api';

/** Asks again for what is on the screen when something happened; a burst of facts is one question. */
export const useLive = (): void => {
  useEffect(() => {
    const source = new EventSource('/api/live');
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('fact', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries(), 250);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
};
