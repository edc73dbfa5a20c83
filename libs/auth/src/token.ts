import { createHash, randomUUID } from 'node:crypto';
import { type Actor, type Instant } from '@duban/kernel';
import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'duban';
const AUDIENCE = 'duban-api';
const ALGORITHM = 'HS256';
const SKEW_SECONDS = 30;

/** What a session token carries: who acts, in which positions. */
export type Claims = Readonly<Pick<Actor, 'id' | 'name' | 'roles' | 'units' | 'region'>>;

/** A token that holds: who it stands for, which session it is, and until when. */
export type Verified = Readonly<{ claims: Claims; session: string; until: Instant }>;

/** The token is not ours, was changed, or is over. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** @param secret at least 32 bytes, kept by the deployment */
export const issueToken = (
  claims: Claims,
  secret: Uint8Array,
  at: { now: string; ttlSeconds: number },
): Promise<string> => {
  const seconds = Math.floor(Date.parse(at.now) / 1000);
  const { id, ...rest } = claims;
  return (
    new SignJWT({ ...rest })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(id)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      // Two sessions that one person opens in the same second are two.
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + at.ttlSeconds)
      .sign(secret)
  );
};

/** What the signature covers: a signature can be written in several ways, what is signed in one. */
const sessionOf = (token: string): string =>
  createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('base64url');

/** The one algorithm, issuer and audience; the clock may be off by half a minute. @throws InvalidToken */
export const verifyToken = async (token: string, secret: Uint8Array, at: { now: string }): Promise<Verified> => {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(at.now),
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    if ((payload.iat as number) > Date.parse(at.now) / 1000 + SKEW_SECONDS) throw new InvalidToken('issued later');
    const { sub, name, roles, units, region } = payload as Record<string, unknown>;
    return {
      claims: { id: sub, name, roles, units, region } as Claims,
      session: sessionOf(token),
      until: new Date((payload.exp as number) * 1_000).toISOString(),
    };
  } catch (error) {
    throw new InvalidToken(error instanceof Error ? error.message : String(error));
  }
};
