import { type IncomingHttpHeaders } from 'node:http';
import { words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type CanActivate, type ExecutionContext, ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { ALLOWED, type Allowed } from './access';
import { COMMAND } from './command-routes';
import { type HostRequest } from './request';
import { type Sessions } from './service';
import { SESSION_COOKIE } from './session-cookie';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);
const metadata = <T>(key: string, context: ExecutionContext): T | undefined =>
  (Reflect.getMetadata(key, context.getHandler()) ?? Reflect.getMetadata(key, context.getClass())) as T | undefined;

/** What of a request tells who sent it. */
export type Asking = Readonly<{
  method: string;
  headers: IncomingHttpHeaders;
  cookies?: Readonly<Record<string, string | undefined>>;
}>;

/**
 * The token of the session in which is asked, if any.
 * @throws ForbiddenException when a foreign page may have sent the cookie
 */
export const tokenOf = ({ method, headers, cookies }: Asking): string | undefined => {
  const { authorization } = headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice(7);
  const cookie = cookies?.[SESSION_COOKIE];
  if (!cookie) return undefined;
  // A browser sends the cookie by itself, a foreign page cannot set this header.
  if (!reads.has(method) && headers['x-requested-with'] !== 'duban') throw new ForbiddenException();
  return cookie;
};

/**
 * Who is signed in, if anybody.
 * @throws ForbiddenException as `tokenOf` does
 */
export const actorOf = async (sessions: Sessions, asking: Asking): Promise<Actor | undefined> => {
  const token = tokenOf(asking);
  return token === undefined ? undefined : sessions.verify(token);
};

/**
 * Access is decided here, for every route; what no rule allows is denied.
 * @param command what a person wanted to do, where the route is a command
 * @throws UnauthorizedException, ForbiddenException, Refusal command.not-allowed with the roles that may
 */
export const assertMay = (allowed: Allowed, actor: Actor | undefined, command?: string): void => {
  if (allowed.includes('anyone')) return;
  if (!actor) throw new UnauthorizedException();
  if (allowed.includes('signed-in') || actor.roles.some((role) => (allowed as readonly string[]).includes(role)))
    return;
  if (!command) throw new ForbiddenException();
  const roles = allowed.map((role) => words.role[role as keyof typeof words.role]).join('、');
  throw new Refusal('command.not-allowed', { command, roles });
};

/** The guard of every route that Nest serves. */
export class AccessGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  /** @throws as `actorOf` and `assertMay` do */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HostRequest>();
    request.actor = await actorOf(this.sessions, request);
    assertMay(metadata<Allowed>(ALLOWED, context) ?? [], request.actor, metadata<string>(COMMAND, context));
    return true;
  }
}
