import { type Transport } from '@duban/messaging';
import { Gauge } from 'prom-client';
import { type Logger } from './logging';
import { type Metrics } from './metrics';
import { type ServiceEnv } from './service';

/**
 * How facts travel, asked when `/metrics` is read: what waits to be published (a transport that is away shows here), what
 * waits before each service, and what is parked. What cannot be asked is left out of the answer and logged.
 */
export const measureTransport = (
  { registry }: Metrics,
  services: readonly Pick<ServiceEnv, 'name' | 'db'>[],
  transport: Transport,
  log: Logger,
): void => {
  const gauge = (
    name: string,
    help: string,
    ask: (service: Pick<ServiceEnv, 'name' | 'db'>) => Promise<number>,
  ): void =>
    void new Gauge({
      name,
      help,
      labelNames: ['service'],
      registers: [registry],
      async collect() {
        this.reset();
        await Promise.all(
          services.map(async (service) => {
            try {
              this.set({ service: service.name }, await ask(service));
            } catch (error) {
              log.warn({ err: error, metric: name, service: service.name }, 'not measured');
            }
          }),
        );
      },
    });
  gauge('duban_facts_unpublished', 'Facts committed and not yet handed to the transport', async ({ name, db }) => {
    const [row] = await db.query<{ n: number }>({ scope: 'all' }, `select count(*)::int as n from ${name}.outbox`);
    return row?.n ?? 0;
  });
  gauge('duban_facts_lag', 'Facts not yet handled by a service, parked ones included', ({ name }) =>
    transport.lag(name),
  );
  gauge('duban_facts_parked', 'Facts parked for a service until somebody re-drives them', async ({ name }) => {
    const parked = await transport.parked();
    return parked.filter(({ group }) => group === name).length;
  });
};
