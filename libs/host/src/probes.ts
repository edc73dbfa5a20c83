import { HealthController, PROCESS, type ProcessState } from './health';
import { createHttpServer } from './http-server';
import { type Logger } from './logging';
import { createMetrics } from './metrics';

/** `/health`, `/ready` and `/metrics` of a process that has no routes of its own. */
export const serveProbes = async (options: {
  host: string;
  port: number;
  ready: () => Promise<void>;
  log: Logger;
}): Promise<{ url: string; close(): Promise<void> }> => {
  const metrics = createMetrics();
  const state: ProcessState = { metrics, ready: options.ready };
  const app = await createHttpServer({
    controllers: [HealthController],
    values: { [PROCESS]: state },
    sessions: {
      issue: () => Promise.reject(new Error('no sessions')),
      verify: () => Promise.resolve(undefined),
      end: () => Promise.resolve(),
    },
    log: options.log,
    metrics,
    draining: new AbortController().signal,
  });
  await app.listen({ host: options.host, port: options.port });
  return { url: await app.getUrl(), close: () => app.close() };
};
