import { Away, Poison } from './transport';

const ATTEMPTS = 6;
const FIRST_PAUSE_S = 0.05;
const AWAY_PAUSE_S = 0.5;

/** What becomes of a message whose handler threw: tried again after a pause that grows, or parked with its reason. */
export const afterFailure = (
  error: unknown,
  attemptsBefore: number,
): { attempts: number; pause: number; parked: string | null } => {
  if (error instanceof Away) return { attempts: Math.max(attemptsBefore, 1), pause: AWAY_PAUSE_S, parked: null };
  const attempts = attemptsBefore + 1;
  const last = error instanceof Poison || attempts >= ATTEMPTS;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { attempts, pause: FIRST_PAUSE_S * 4 ** attemptsBefore, parked: last ? reason.slice(0, 2000) : null };
};
