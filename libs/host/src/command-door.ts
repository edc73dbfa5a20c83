import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type Type } from '@nestjs/common';
import { type FastifyInstance } from 'fastify';
import { answerCommand, type CommandController, commandsOf, routeOf } from './command-routes';
import { actorOf, assertMay } from './guard';
import { type Logger } from './logging';
import { type Metrics } from './metrics';
import { type WriteLimit } from './overload';
import { PROBLEM_TYPE } from './problem';
import { problemFor } from './problem-filter';
import { type ServiceEnv, type Sessions } from './service';
import { traceIdOf, traceparentOf } from './trace';

const PATH = /^\/api\/([a-z-]+)\/([0-9a-fA-F-]{36})\/([a-z-]+)$/;
const JSON_TYPE = 'application/json; charset=utf-8';
/** As proxies note it: the sender went away before it was answered. */
const GONE = 499;
const jsonTypes: ReadonlySet<string | undefined> = new Set(['application/json', JSON_TYPE]);

type Known = Readonly<{ command: CommandController['commands'][number]; env: ServiceEnv; route: string }>;
type Arrived = Known & Readonly<{ id: string; arrivedAt: number; traceparent: string }>;

export type DoorOptions = Readonly<{
  controllers: readonly Type[];
  values: Readonly<Record<string, unknown>>;
  sessions: Sessions;
  log: Logger;
  metrics: Metrics;
  draining: AbortSignal;
  limit: WriteLimit;
  bodyLimit: number;
  /** of every answer of the API */
  headers: Readonly<Record<string, string>>;
}>;

/**
 * The short way of a command (decision 0014): a POST of JSON to the address of a command is answered straight from Node's
 * server, by the same functions that Nest's route calls: session, access, command, problem. All else, and whatever looks
 * unusual (no length, other encodings, too large, too many at once), goes on to Fastify unread.
 */
export const openCommandDoor = (fastify: FastifyInstance, options: DoorOptions): void => {
  const { server } = fastify;
  const [onward] = server.listeners('request') as RequestListener[];
  if (!onward) throw new Error('Fastify does not listen to its server');
  const door = new CommandDoor(fastify, options);
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!door.takes(request, response)) onward(request, response as Parameters<RequestListener>[1]);
  });
};

class CommandDoor {
  private readonly known = new Map<string, Known>();
  private readonly headers: readonly string[];
  private readonly parse: (text: string) => unknown;

  constructor(
    private readonly fastify: FastifyInstance,
    private readonly options: DoorOptions,
  ) {
    for (const controller of options.controllers) {
      const { token, commands } = commandsOf(controller);
      for (const command of commands)
        this.known.set(`${command.noun}s/${command.verb}`, {
          command,
          env: options.values[token] as ServiceEnv,
          route: routeOf(command),
        });
    }
    this.headers = Object.entries(options.headers).flat();
    const parser = fastify.getDefaultJsonParser('error', 'error');
    this.parse = (text) => {
      let parsed: unknown;
      void parser(undefined as never, text, (error, value) => {
        if (error) throw error;
        parsed = value;
      });
      return parsed;
    };
  }

  /** Whether the request is one for this door; then it is being answered. */
  takes(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, headers, url = '' } = request;
    if (method !== 'POST' || !jsonTypes.has(headers['content-type'])) return false;
    const length = Number(headers['content-length']);
    if (!(length > 0 && length <= this.options.bodyLimit)) return false;
    if (headers['content-encoding'] || headers['transfer-encoding'] || headers.expect) return false;
    const [, nouns, id, verb] = PATH.exec(url) ?? [];
    const known = this.known.get(`${nouns}/${verb}`);
    if (!known || id === undefined || !this.options.limit.enter()) return false;
    const traceparent = traceparentOf(headers.traceparent);
    void this.answer(request, response, { ...known, id, arrivedAt: performance.now(), traceparent });
    return true;
  }

  private async answer(request: IncomingMessage, response: ServerResponse, arrived: Arrived): Promise<void> {
    response.once('close', () => this.left(response, arrived));
    let read = false;
    try {
      const body = this.parse(await textOf(request));
      read = true;
      const answer = await this.done(request, arrived, body);
      this.send(response, 200, JSON.stringify(answer), JSON_TYPE, {});
    } catch (error) {
      const { problem, headers } = problemFor(error, this.options.log, arrived);
      // Who sent what cannot be read may send more of it.
      const closing = read ? {} : { connection: 'close' };
      this.send(response, problem.status, JSON.stringify(problem), PROBLEM_TYPE, { ...headers, ...closing });
    }
  }

  private async done(request: IncomingMessage, { command, env, id, traceparent }: Arrived, body: unknown) {
    const { headers } = request;
    const cookies = headers.cookie ? this.fastify.parseCookie(headers.cookie) : {};
    const actor = await actorOf(this.options.sessions, { method: 'POST', headers, cookies });
    assertMay(command.binding.row.roles, actor, command.binding.row.zh);
    const key = headers['idempotency-key'];
    return answerCommand(command, env, { id, key, body, actor: actor as NonNullable<typeof actor>, traceparent });
  }

  private send(
    response: ServerResponse,
    status: number,
    text: string,
    type: string,
    more: Readonly<Record<string, string>>,
  ): void {
    if (response.destroyed) return;
    const own = Object.entries(this.options.draining.aborted ? { ...more, connection: 'close' } : more).flat();
    const length = String(Buffer.byteLength(text));
    const headers = [...this.headers, ...own, 'content-type', type, 'content-length', length];
    response.writeHead(status, headers).end(text);
  }

  private left(response: ServerResponse, { route, arrivedAt, traceparent }: Arrived): void {
    const { limit, metrics, log } = this.options;
    limit.leave();
    const status = response.headersSent ? response.statusCode : GONE;
    const ms = performance.now() - arrivedAt;
    metrics.requests.observe({ method: 'POST', route, status }, ms / 1000);
    if (log.isLevelEnabled('debug'))
      log.debug({ traceId: traceIdOf(traceparent), method: 'POST', route, status, ms: Math.round(ms) }, 'request');
  }
}

/** The body; its length was looked at before. A sender that goes away in the middle has sent a bad request. */
const textOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let chunks: Buffer[] | undefined;
    request.on('data', (chunk: Buffer) => {
      if (!first) first = chunk;
      else (chunks ??= [first]).push(chunk);
    });
    request.on('end', () => resolve((chunks ? Buffer.concat(chunks) : first)?.toString('utf8') ?? ''));
    request.on('error', (error) => reject(Object.assign(error, { statusCode: 400 })));
  });
