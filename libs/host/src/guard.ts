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

/** The one place where access is decided; what no rule allows is denied. */
export class AccessGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  /** @throws UnauthorizedException, ForbiddenException, Refusal command.not-allowed with the roles that may */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HostRequest>();
    const allowed = metadata<Allowed>(ALLOWED, context) ?? [];
    request.actor = await this.actorOf(request);
    if (allowed.includes('anyone')) return true;
    const { actor } = request;
    if (!actor) throw new UnauthorizedException();
    if (allowed.includes('signed-in') || actor.roles.some((role) => (allowed as readonly string[]).includes(role)))
      return true;
    const command = metadata<string>(COMMAND, context);
    if (!command) throw new ForbiddenException();
    const roles = allowed.map((role) => words.role[role as keyof typeof words.role]).join('、');
    throw new Refusal('command.not-allowed', { command, roles });
  }

  private async actorOf(request: HostRequest): Promise<Actor | undefined> {
    const { authorization } = request.headers;
    if (authorization?.startsWith('Bearer ')) return this.sessions.verify(authorization.slice(7));
    const cookie = request.cookies?.[SESSION_COOKIE];
    if (!cookie) return undefined;
    // A browser sends the cookie by itself, a foreign page cannot set this header.
    if (!reads.has(request.method) && request.headers['x-requested-with'] !== 'duban') throw new ForbiddenException();
    return this.sessions.verify(cookie);
  }
}
