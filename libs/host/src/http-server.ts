import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { openCommandDoor } from './command-door';
import { AccessGuard } from './guard';
import { type Logger } from './logging';
import { type Metrics } from './metrics';
import { limitWrites, WriteLimit } from './overload';
import { notFound, PROBLEM_TYPE } from './problem';
import { ProblemFilter } from './problem-filter';
import { type HostRequest } from './request';
import { type Sessions } from './service';
import { traceIdOf, traceparentOf } from './trace';
import { refuseUnfit } from './unfit';

/** Bytes of a JSON body. */
const BODY_LIMIT = 1024 * 1024;
/** Writes worked on at the same time; far above what one process answers in a second. */
const WRITES_AT_ONCE = 1_000;
/** Bytes of an attachment. */
export const ATTACHMENT_LIMIT = 50 * 1024 * 1024;

@Module({})
class HostModule {}

/** Headers of every answer. */
export const secure = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What the API answers is in no cache. */
const unkept = { 'cache-control': 'no-store' } as const;

/** Scripts and style sheets only of our own or with this answer's nonce; frames, plugins and other origins not at all. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** For an HTML answer: set the header and write the nonce where the page asks for it. */
export const newNonce = (): string => randomBytes(16).toString('base64');

export type HttpServerOptions = Readonly<{
  controllers: readonly Type[];
  values: Readonly<Record<string, unknown>>;
  sessions: Sessions;
  log: Logger;
  metrics: Metrics;
  /** aborted when the process is going to stop: every answer asks the client to connect elsewhere next time */
  draining: AbortSignal;
  /** addresses of proxies; those on this machine when missing */
  proxies?: string | undefined;
  /** routes outside the API: the console's files */
  mount?: ((fastify: FastifyInstance) => void) | undefined;
}>;

/** The Nest application on Fastify, not yet listening. */
export const createHttpServer = async (options: HttpServerOptions): Promise<NestFastifyApplication> => {
  const { log, metrics } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // Connections that are still open when the process is asked to stop get their answer.
    return503OnClosing: false,
    // Long enough for the largest attachment on a slow line.
    requestTimeout: 300_000,
    // An address that is no address: what stands in it is not said again.
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) =>
      void reply.status(404).headers(secure).type(PROBLEM_TYPE).send(JSON.stringify(notFound)),
    // A proxy that is known may say who the client is; nobody else may.
    trustProxy: options.proxies ?? 'loopback',
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    (request as HostRequest).traceparent = traceparentOf(request.headers.traceparent);
    void reply.headers(secure);
    if (request.url.startsWith('/api/')) void reply.headers(unkept);
    if (options.draining.aborted) void reply.header('connection', 'close');
    done();
  });
  const limit = new WriteLimit(WRITES_AT_ONCE);
  limitWrites(fastify, limit);
  refuseUnfit(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    log.debug(
      {
        traceId: traceIdOf((request as HostRequest).traceparent),
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  await adapter.register(cookie as never);
  await adapter.register(multipart as never, {
    limits: { fileSize: ATTACHMENT_LIMIT, files: 1, fields: 5, fieldSize: 10_000, parts: 6 },
  });
  const module: DynamicModule = {
    module: HostModule,
    controllers: [...options.controllers],
    providers: Object.entries(options.values).map(([provide, useValue]) => ({ provide, useValue })),
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  app.useGlobalGuards(new AccessGuard(options.sessions));
  app.useGlobalFilters(new ProblemFilter(log));
  options.mount?.(fastify);
  await app.init();
  openCommandDoor(fastify, { ...options, limit, bodyLimit: BODY_LIMIT, headers: { ...secure, ...unkept } });
  return app;
};
