import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Readable } from 'node:stream';
import from from '@fastify/reply-from';
import {
  createLogger,
  createMetrics,
  readVariables,
  type Route,
  secure,
  PROBLEM_TYPE,
  serveConsole,
  toProblem,
} from '@duban/host';
import Fastify, { type HTTPMethods } from 'fastify';
import { takeBodies } from './bodies';
import { addressesOf, type Behind, edgeVariables } from './config';
import { wholeOpenApi } from './documents';
import { forward } from './forward';
import { Instances } from './instances';

const consoleDist = path.resolve(__dirname, '../../console/dist');
/** Generated from the services: what goes where. */
const routesFile = path.resolve(__dirname, '../routes.json');
/** As large as the largest attachment a service takes, and its envelope. */
const BODY_LIMIT = 51 * 1024 * 1024;
const documents = ['/api/docs', '/api/docs/:file', '/api/asyncapi', '/api/asyncapi.json'];

type Routes = Readonly<Record<Behind, readonly Route[]>>;
const readRoutes = (): Routes => JSON.parse(readFileSync(routesFile, 'utf8')) as Routes;

/**
 * 入口 of a deployment without an ingress: the console's files, and every request of the API to a service that answers it.
 * @throws WrongVariables
 */
export const startEdge = async (): Promise<{ close(): Promise<void> }> => {
  const variables = readVariables(edgeVariables);
  const log = createLogger(variables.DUBAN_LOG_LEVEL).child({ service: 'edge' });
  const { registry, requests } = createMetrics();
  const services = new Map(
    Object.entries(addressesOf(variables)).map(([name, all]) => [name as Behind, new Instances(all)]),
  );
  const fastify = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: variables.DUBAN_PROXIES,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
  });
  let draining = false;
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.headers(secure);
    if (draining) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  takeBodies(fastify);
  const streams = new Set<Readable>();
  await fastify.register(from, {
    http: { agentOptions: { keepAlive: true } },
    destroyAgent: true,
    disableRequestLogging: true,
  });
  for (const [name, routes] of Object.entries(readRoutes())) {
    const instances = services.get(name as Behind);
    if (!instances) throw new Error(`routes.json names a service that is not behind the edge: ${name}`);
    for (const { method, path: url } of routes)
      fastify.route({ method: method as HTTPMethods, url, handler: forward(instances, streams) });
  }
  const anyService = services.get('directory') as Instances;
  for (const url of documents) fastify.get(url, forward(anyService, streams));
  fastify.get('/api/openapi.json', () => wholeOpenApi(services));
  fastify.get('/health', () => ({ status: 'ok' }));
  fastify.get('/ready', (_, reply) => {
    if (!draining && [...services.values()].every(({ ready }) => ready)) return { status: 'ok' };
    return reply.status(503).send({ status: 'not ready' });
  });
  fastify.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await registry.metrics()),
  );
  serveConsole(fastify as never, consoleDist);
  const problem = (status: number): string => JSON.stringify(toProblem({ statusCode: status }, undefined));
  fastify.setNotFoundHandler((_, reply) => reply.status(404).type(PROBLEM_TYPE).send(problem(404)));
  fastify.setErrorHandler((error, _, reply) => {
    const { statusCode: status = 500 } = error as { statusCode?: number };
    if (status >= 500) log.error({ err: error }, 'request failed');
    return reply.status(status).type(PROBLEM_TYPE).send(problem(status));
  });
  await Promise.all([...services.values()].map((instances) => instances.watch()));
  const url = await fastify.listen({ host: variables.DUBAN_HOST, port: variables.DUBAN_PORT });
  log.info({ url }, 'started');
  return {
    close: async () => {
      draining = true;
      await new Promise((resolve) => setTimeout(resolve, variables.DUBAN_DRAIN_SECONDS * 1_000));
      for (const stream of streams) stream.destroy();
      await fastify.close();
      await Promise.all([...services.values()].map((instances) => instances.stop()));
      log.info('stopped');
    },
  };
};
