import { countyPolicy } from '@duban/contracts';
import { Engine, serveGateway } from '@duban/engine';
import { postgresTransport } from '@duban/messaging';
import { testDatabase } from '@duban/testing';
import { createLogger, type HostOptions, sealing, sessionTokens, startServices } from './index';
import { definition } from './probe.contract';

export const tokens = sessionTokens('probe'.repeat(8));

/** How the probe is hosted, whatever it stands on. */
export const optionsOn = (given: Pick<HostOptions, 'databaseUrl' | 'transport' | 'workflow'>): HostOptions => ({
  ...given,
  host: '127.0.0.1',
  port: 0,
  attachments: {} as HostOptions['attachments'],
  tokens,
  sealing: sealing('probe'.repeat(8)),
  clock: { now: () => '2026-03-02T01:00:00.000Z' },
  calendar: () => {
    throw new Error('not asked here');
  },
  policyFor: () => countyPolicy,
  log: createLogger('silent'),
});

/** The probe with an engine, on a database of its own. */
export const runProbe = async () => {
  const database = await testDatabase();
  const transport = await postgresTransport(database.url);
  const engine = await Engine.open({ url: database.url });
  const gateway = await serveGateway(engine);
  const options = optionsOn({ databaseUrl: database.url, transport, workflow: gateway });
  const running = await startServices([definition], options);
  return {
    database,
    gateway,
    options,
    running,
    close: async (): Promise<void> => {
      await running.close();
      await gateway.close();
      await engine.close();
      await transport.close();
      await database.drop();
    },
  };
};
export type Probe = Awaited<ReturnType<typeof runProbe>>;
