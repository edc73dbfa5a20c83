import { InvalidToken, issueToken, verifyToken } from '@duban/auth';
import { type Sessions } from '@duban/host';

const TTL_SECONDS = 12 * 3_600;

/** 会话 by signed tokens. Always by the real time: the demo's clock is not the sessions'. */
export const localSessions = (secret: Uint8Array | string): Sessions => {
  const key = typeof secret === 'string' ? Buffer.from(secret) : secret;
  const now = (): string => new Date().toISOString();
  return {
    issue: ({ id, name, roles, units, region }) =>
      issueToken({ id, name, roles, units, region }, key, { now: now(), ttlSeconds: TTL_SECONDS }),
    verify: async (token) => {
      try {
        return await verifyToken(token, key, { now: now() });
      } catch (error) {
        if (error instanceof InvalidToken) return undefined;
        throw error;
      }
    },
  };
};
