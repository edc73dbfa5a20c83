import { InvalidToken, issueToken, verifyToken } from '@duban/auth';
import { type Actor } from '@duban/kernel';
import { type Sessions } from './service';

/** A working day: nobody is asked twice between morning and evening. */
const TTL_SECONDS = 12 * 3_600;
const REMEMBERED = 5_000;
const REMEMBER_MS = 60_000;

type Known = { actor: Actor; until: number };

/**
 * Sessions by signed tokens, on the real time whatever the platform's clock says. A token that was verified is not
 * verified again for a minute: the signature of the same bytes does not change, its end is far coarser.
 * @param secret at least 32 characters, the same in every process of a deployment
 */
export const tokenSessions = (secret: string, real: () => number = Date.now): Sessions => {
  const key = new TextEncoder().encode(secret);
  const known = new Map<string, Known>();
  const at = (): { now: string } => ({ now: new Date(real()).toISOString() });
  return {
    issue: (actor) => issueToken(actor, key, { ...at(), ttlSeconds: TTL_SECONDS }),
    verify: async (token) => {
      const before = known.get(token);
      if (before && before.until > real()) return before.actor;
      known.delete(token);
      try {
        const actor = await verifyToken(token, key, at());
        known.set(token, { actor, until: real() + REMEMBER_MS });
        if (known.size > REMEMBERED) known.delete(known.keys().next().value as string);
        return actor;
      } catch (error) {
        if (error instanceof InvalidToken) return undefined;
        throw error;
      }
    },
  };
};
