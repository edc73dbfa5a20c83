import { setMaxListeners } from 'node:events';
import { type AttachmentStore } from '@duban/documents';
import { type Calendar } from '@duban/calendar';
import { chineseErrors, type Policy } from '@duban/contracts';
import { consume, type FactHandlers, type Subscription, type Transport } from '@duban/messaging';
import { migrate, type Migration } from '@duban/persistence';
import { type JobHandler, runWorkers, WorkflowClient, type WorkflowConfig, type Workers } from '@duban/workflow';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { calendarsTable } from './calendars';
import { jobHandlers } from './command-jobs';
import { delegationsTable } from './delegations';
import { apiDescription, DESCRIPTION, DocsController } from './docs';
import { noneEnded, openEndedSessions } from './ended-sessions';
import { HealthController, PROCESS, type ProcessState } from './health';
import { meetEngine } from './engine-line';
import { createHttpServer } from './http-server';
import { informantsTable, keepsInformants } from './informants';
import { type Logger } from './logging';
import { createMetrics } from './metrics';
import { openService, type Service } from './open-service';
import { schemesTable } from './schemes';
import { restrictedListener, restrictedMigrations } from './restricted';
import { replayMigrations } from './replay';
import { actingSessions, endableSessions, type Tokens } from './sessions';
import { assertEveryRouteAllowed, controllersOf } from './route-check';
import { type Sealing } from './sealing';
import { type BackgroundWork, type Clock, envToken, type ServiceDefinition, type ServiceEnv } from './service';
import { traceIdOf } from './trace';
import { measureTransport } from './transport-metrics';

/** Adapters and settings of a process; who starts it chooses them and closes what it opened. */
export type HostOptions = Readonly<{
  host: string;
  /** 0: any free one */
  port: number;
  /** as the owner: migrations run as it; each service connects as its own role */
  databaseUrl: string;
  transport: Transport;
  workflow: WorkflowConfig;
  attachments: AttachmentStore;
  /** of people who are signed in */
  tokens: Tokens;
  /** keeps who gave a lead from everybody but the named persons */
  sealing: Sealing;
  clock: Clock;
  /** what a region works by until it publishes a table of its own */
  calendar: () => Calendar;
  /** the scheme a region has until it publishes one of its own */
  policyFor: (region: string) => Policy;
  log: Logger;
  /** for a process that is one of several; without it everything is in this one */
  instance?: Instance;
  mount?: (fastify: FastifyInstance) => void;
}>;

/** What one of several processes does: answer requests, work in the background, or both. */
export type Role = 'api' | 'worker' | 'both';
export type Instance = Readonly<{
  role: Role;
  /** how long it still answers after it has been asked to stop: until nobody sends it anything any more */
  drainMs: number;
  /** addresses of the proxies before it */
  proxies: string;
}>;

export type Running = Readonly<{
  url: string;
  /** true when nothing was due, and no fact waits in an outbox or before a consumer */
  quiet(): Promise<boolean>;
  close(): Promise<void>;
}>;

z.config(chineseErrors);

/**
 * Runs services in this process behind one port: migrations, write paths, relays, consumers, job workers, routes.
 * `close` stops in order: no new requests, jobs, background work, consumers, relays, databases. A start that fails does so too.
 * @throws NewerDatabase; WrongWorkflow; Error when a route does not state who may call it; the listener's error (EADDRINUSE)
 */
export const startServices = async (
  definitions: readonly ServiceDefinition[],
  options: HostOptions,
): Promise<Running> => {
  const { log, transport, instance = { role: 'both', drainMs: 0, proxies: 'loopback' } } = options;
  const works = instance.role !== 'api';
  const controllers =
    instance.role === 'worker'
      ? [HealthController]
      : [...definitions.flatMap((definition) => controllersOf(definition)), HealthController, DocsController];
  assertEveryRouteAllowed(controllers);
  // One after the other by their lock; what each asks before it has it, they ask beside one another.
  await Promise.all(
    definitions.map((definition) => migrate(options.databaseUrl, definition.name, migrationsOf(definition))),
  );
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // everybody who has a page open waits for it
  const draining = new AbortController();
  const metrics = createMetrics();
  const services: Service[] = [];
  const subscriptions: Subscription[] = [];
  const background: BackgroundWork[] = [];
  let workflow: WorkflowClient | undefined;
  let app: NestFastifyApplication | undefined;
  let workers = noWorkers;
  let ended = noneEnded;
  const close = async (): Promise<void> => {
    stopping.abort();
    await app?.close();
    await workers.close();
    for (const work of background.reverse()) await work.stop();
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    await Promise.all(services.map(({ relay }) => relay.stop()));
    await workflow?.close();
    await Promise.all(services.map(({ env }) => env.beside.close()));
    await Promise.all(services.map(({ env }) => env.db.close()));
    await ended.close();
  };
  try {
    workflow = await meetEngine(options.workflow, { log, stopping: stopping.signal });
    if (instance.role !== 'worker')
      ended = await openEndedSessions(options.databaseUrl, options.instance !== undefined);
    const sessions = endableSessions(options.tokens, ended);
    const shared = { metrics, workflow, sessions, stopping: stopping.signal };
    const opened = await Promise.allSettled(definitions.map((definition) => openService(definition, options, shared)));
    for (const one of opened) if (one.status === 'fulfilled') services.push(one.value);
    for (const one of opened) if (one.status === 'rejected') throw one.reason;
    measureTransport(
      metrics,
      services.map(({ env }) => env),
      transport,
      log,
    );
    const state: ProcessState = {
      metrics,
      ready: async () => {
        draining.signal.throwIfAborted();
        for (const { env } of services) await env.db.query({ scope: 'all' }, 'select 1');
      },
    };
    const server = await createHttpServer({
      controllers,
      values: {
        [PROCESS]: state,
        [DESCRIPTION]: apiDescription(definitions, () => server),
        ...Object.fromEntries(services.map(({ env }) => [envToken(env.name), env])),
      },
      sessions: actingSessions(sessions, services[0]?.env),
      log,
      metrics,
      draining: draining.signal,
      proxies: instance.proxies,
      mount: options.mount,
    });
    app = server;
    for (const { definition, schemes, calendars, delegations, informants } of services) {
      background.push(await schemes.open(), await calendars.open(), await delegations.open());
      if (keepsInformants(definition)) background.push(await informants.open());
    }
    // Whoever comes back after a failure is answered before what waited in the background is taken up.
    await server.listen({ port: options.port, host: options.host });
    const url = (await server.getUrl()).replace('[::1]', '127.0.0.1');
    if (works) {
      for (const { definition, env, schemes, calendars, delegations, informants } of services) {
        const given = restrictedListener(definition, definition.listeners?.(env) ?? {});
        const own = keepsInformants(definition) ? informants.listener(given) : given;
        const listeners = delegations.listener(calendars.listener(schemes.listener(own)));
        subscriptions.push(await consume(env.db, env.name, transport, observed(env, listeners)));
        const work = await definition.start?.(env);
        if (work) background.push(work);
      }
      workers = startWorkers(services, options);
    }
    log.info({ url, services: definitions.map(({ name }) => name) }, 'started');

    return {
      url,
      quiet: async () => {
        for (const work of background) if (!((await work.quiet?.()) ?? true)) return false;
        for (const { env } of services)
          if ((await env.db.query({ scope: 'all' }, `select 1 from ${env.name}.outbox limit 1`)).length > 0)
            return false;
        for (const { env } of services) if ((await transport.lag(env.name)) > 0) return false;
        return true;
      },
      close: async () => {
        draining.abort();
        await pause(instance.drainMs);
        await close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const migrationsOf = (definition: ServiceDefinition): readonly Migration[] => [
  ...definition.migrations,
  ...[schemesTable, calendarsTable, delegationsTable].map((table) => table(definition.name)),
  ...(keepsInformants(definition) ? [informantsTable(definition.name)] : []),
  ...restrictedMigrations(definition),
  ...replayMigrations(definition),
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts and logs what a consumer does, under the trace the fact came with. */
const observed = (env: ServiceEnv, handlers: FactHandlers): FactHandlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([type, handler]) => [
      type,
      async (fact, tx) => {
        const about = { traceId: traceIdOf(fact.traceparent), type, fact: fact.id };
        try {
          await handler(fact, tx);
          env.metrics.facts.inc({ service: env.name, type, outcome: 'done' });
          env.log.debug(about, 'fact handled');
        } catch (error) {
          env.metrics.facts.inc({ service: env.name, type, outcome: 'failed' });
          env.log.warn({ ...about, err: error }, 'fact not handled');
          throw error;
        }
      },
    ]),
  );

const noWorkers: Workers = { close: () => Promise.resolve() };

/** One connection works the jobs of all services of this process. */
const startWorkers = (services: readonly Service[], options: HostOptions): Workers => {
  const handlers: Record<string, JobHandler> = Object.assign(
    {},
    ...services.flatMap(({ definition, env }) => [jobHandlers(definition.commands, env), definition.jobs?.(env) ?? {}]),
  );
  if (Object.keys(handlers).length === 0) return noWorkers;
  return runWorkers(WorkflowClient.connect(options.workflow), handlers, ({ type, key, processInstanceKey }, error) =>
    options.log.warn({ type, key, processInstanceKey, err: error }, 'job failed'),
  );
};
