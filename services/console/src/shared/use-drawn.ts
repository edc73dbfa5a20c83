import { useEffect, useState } from 'react';

/**
 * Whether what the page was opened for is drawn, once it is there: what stands beside it is asked for after that.
 * @param first what it is taken for before it was looked at
 */
export const useDrawn = (there: boolean, first = there): boolean => {
  const [drawn, draw] = useState(first);
  useEffect(() => {
    if (!there) return undefined;
    const frame = requestAnimationFrame(() => setTimeout(() => draw(true)));
    return () => cancelAnimationFrame(frame);
  }, [there]);
  return drawn;
};
