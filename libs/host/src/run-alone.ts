import { CannotStart, NewerDatabase } from '@duban/persistence';
import { type z } from 'zod';
import { readVariables, serviceVariables } from './config';
import { createLogger } from './logging';
import { type ServiceDefinition } from './service';
import { type HostOptions, startServices } from './start-services';
import { WrongVariables } from './wrong-variables';

export type ServiceVariables = ReturnType<typeof readVariables<typeof serviceVariables>>;
/** The ports of a service, as its `app.module.ts` chooses them. */
export type Adapters = Pick<
  HostOptions,
  'transport' | 'attachments' | 'sessions' | 'sealing' | 'calendar' | 'policyFor'
>;

/**
 * Runs one service in a process of its own until it is told to stop; settings come from `DUBAN_*` variables.
 * @param own variables of this service beside those of every service
 */
export const runAlone = async <S extends z.ZodRawShape = Record<never, z.ZodType>>(
  define: (variables: z.output<z.ZodObject<S>>) => ServiceDefinition,
  open: (variables: ServiceVariables) => Promise<Adapters>,
  own?: S,
): Promise<void> => {
  try {
    const variables = readVariables({ ...serviceVariables, ...own }) as ServiceVariables;
    const definition = define(variables as never);
    const adapters = await open(variables);
    const { DUBAN_WORKFLOW_GRPC, DUBAN_WORKFLOW_REST, DUBAN_WORKFLOW_TOKEN: token } = variables;
    const running = await startServices([definition], {
      host: variables.DUBAN_HOST,
      port: variables.DUBAN_PORT,
      databaseUrl: variables.DUBAN_DATABASE_URL,
      workflow: { grpcAddress: DUBAN_WORKFLOW_GRPC, restAddress: DUBAN_WORKFLOW_REST, ...(token ? { token } : {}) },
      clock: { now: () => new Date().toISOString() },
      log: createLogger(variables.DUBAN_LOG_LEVEL),
      ...adapters,
    });
    const stop = (): void => {
      void running
        .close()
        .then(() => adapters.transport.close())
        .finally(() => process.exit(0));
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
  } catch (error) {
    const expected = error instanceof WrongVariables || error instanceof NewerDatabase || error instanceof CannotStart;
    process.stderr.write(
      expected ? `${error.message}\n` : `没有启动:${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
};
