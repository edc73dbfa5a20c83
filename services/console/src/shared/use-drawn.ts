import { useEffect, useState } from 'react';

/** Whether what the page was opened for is drawn, once it is there: what stands beside it is asked for after that. */
export const useDrawn = (there: boolean): boolean => {
  const [drawn, draw] = useState(there);
  useEffect(() => {
    if (!there) return undefined;
    const frame = requestAnimationFrame(() => setTimeout(() => draw(true)));
    return () => cancelAnimationFrame(frame);
  }, [there]);
  return drawn;
};
