import { InvalidToken, issueToken, type Verified, verifyToken } from '@duban/auth';
import { type Actor } from '@duban/kernel';
import { type EndedSessions } from './ended-sessions';
import { type ServiceEnv, type Sessions } from './service';

/** A working day: nobody is asked twice between morning and evening. */
const TTL_SECONDS = 12 * 3_600;
const REMEMBERED = 5_000;
const REMEMBER_MS = 60_000;

/** Signs and reads tokens; whether a session was ended before its time is not theirs to know. */
export type Tokens = Readonly<{
  issue(actor: Actor): Promise<string>;
  /** undefined for a token that is over, forged or not ours */
  verify(token: string): Promise<Verified | undefined>;
}>;

type Known = { verified: Verified; until: number };

/**
 * Signed tokens, on the real time whatever the platform's clock says. A token that was verified is not
 * verified again for a minute: the signature of the same bytes does not change, its end is far coarser.
 * @param secret at least 32 characters, the same in every process of a deployment
 */
export const sessionTokens = (secret: string, real: () => number = Date.now): Tokens => {
  const key = new TextEncoder().encode(secret);
  const known = new Map<string, Known>();
  const at = (): { now: string } => ({ now: new Date(real()).toISOString() });
  return {
    issue: (actor) => issueToken(actor, key, { ...at(), ttlSeconds: TTL_SECONDS }),
    verify: async (token) => {
      const before = known.get(token);
      if (before && before.until > real()) return before.verified;
      known.delete(token);
      try {
        const verified = await verifyToken(token, key, at());
        known.set(token, { verified, until: real() + REMEMBER_MS });
        if (known.size > REMEMBERED) known.delete(known.keys().next().value as string);
        return verified;
      } catch (error) {
        if (error instanceof InvalidToken) return undefined;
        throw error;
      }
    },
  };
};

/** Sessions by tokens, without those that were ended; what is asked at every request is in memory. */
export const endableSessions = (tokens: Tokens, ended: EndedSessions): Sessions => ({
  issue: tokens.issue,
  verify: async (token) => {
    const verified = await tokens.verify(token);
    return verified && !ended.has(verified.session) ? verified.claims : undefined;
  },
  end: async (token) => {
    const verified = await tokens.verify(token);
    if (verified) await ended.end(verified);
  },
});

/** With the positions held for others now; every service of a process knows the same of them. */
export const actingSessions = (sessions: Sessions, any: Pick<ServiceEnv, 'acting'> | undefined): Sessions => ({
  ...sessions,
  verify: async (token) => {
    const actor = await sessions.verify(token);
    return actor && any ? any.acting(actor) : actor;
  },
});
