import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { createLogger, MovableClock, readVariables, serveProbes, steerable } from '@duban/host';
import { checkServer, databaseTime } from '@duban/persistence';
import { engineVariables } from './config';

/**
 * 内置流程引擎 in a process of its own, for deployments without Camunda: the Zeebe gateway protocol, and probes. Several
 * may share one database.
 * @throws WrongVariables, CannotStart
 */
export const startEngine = async (): Promise<{ close(): Promise<void> }> => {
  const variables = readVariables(engineVariables);
  const { DUBAN_HOST: host, DUBAN_DATABASE_URL: url, DUBAN_WORKFLOW_TOKEN: token } = variables;
  await checkServer(url);
  const log = createLogger(variables.DUBAN_LOG_LEVEL).child({ service: 'engine' });
  const time = await databaseTime(url);
  const clock = new MovableClock(time.now);
  const engine = await Engine.open({ url, clock: clock.millis, log: (error) => log.error({ err: error }, 'engine') });
  const gateway: Gateway = await serveGateway(engine, {
    host,
    token,
    port: variables.DUBAN_GRPC_PORT,
    restPort: variables.DUBAN_REST_PORT,
  });
  let draining = false;
  const probes = await serveProbes({
    host,
    port: variables.DUBAN_PORT,
    log,
    ready: async () => {
      if (draining) throw new Error('draining');
      await engine.reads.openJobs();
    },
  });
  steerable(clock, async () => {
    await engine.tick();
    return (await engine.reads.openJobs()) === 0;
  });
  log.info({ url: probes.url, grpc: gateway.grpcAddress, rest: gateway.restAddress }, 'started');
  return {
    close: async () => {
      draining = true;
      await new Promise((resolve) => setTimeout(resolve, variables.DUBAN_DRAIN_SECONDS * 1_000));
      await gateway.close();
      await engine.close();
      await time.stop();
      await probes.close();
      log.info('stopped');
    },
  };
};
