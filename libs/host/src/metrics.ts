import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Measurements of one process, read at `/metrics`. Services add their own to `registry`. */
export type Metrics = Readonly<{
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  commands: Counter<'command' | 'outcome'>;
  facts: Counter<'service' | 'type' | 'outcome'>;
}>;

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'duban_http_request_seconds',
      help: 'HTTP requests by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
      registers,
    }),
    commands: new Counter({
      name: 'duban_commands_total',
      help: 'Commands by outcome: done, repeated, unchanged, refused, conflict, failed',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    facts: new Counter({
      name: 'duban_facts_consumed_total',
      help: 'Facts handled by a listener, by outcome: done, failed',
      labelNames: ['service', 'type', 'outcome'],
      registers,
    }),
  };
};
