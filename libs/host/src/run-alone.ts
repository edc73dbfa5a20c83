import { CannotStart, checkServer, databaseTime, NewerDatabase, noConnectionLeft } from '@duban/persistence';
import { WrongWorkflow } from '@duban/workflow';
import { type z } from 'zod';
import { readVariables, serviceVariables } from './config';
import { giveBackMemory } from './give-back';
import { createLogger } from './logging';
import { type ServiceDefinition } from './service';
import { type HostOptions, startServices } from './start-services';
import { MovableClock, steerable } from './steered';
import { workflowConfig } from './workflow-config';
import { WrongVariables } from './wrong-variables';

export type ServiceVariables = ReturnType<typeof readVariables<typeof serviceVariables>>;
/** The ports of a service, as its `app.module.ts` chooses them. */
export type Adapters = Pick<HostOptions, 'transport' | 'attachments' | 'tokens' | 'sealing' | 'calendar' | 'policyFor'>;

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
    await checkServer(variables.DUBAN_DATABASE_URL);
    const adapters = await open(variables);
    const time = await databaseTime(variables.DUBAN_DATABASE_URL);
    const clock = new MovableClock(time.now);
    const running = await startServices([definition], {
      host: variables.DUBAN_HOST,
      port: variables.DUBAN_PORT,
      databaseUrl: variables.DUBAN_DATABASE_URL,
      workflow: workflowConfig(variables),
      clock,
      log: createLogger(variables.DUBAN_LOG_LEVEL),
      instance: {
        role: variables.DUBAN_ROLE,
        drainMs: variables.DUBAN_DRAIN_SECONDS * 1_000,
        proxies: variables.DUBAN_PROXIES,
      },
      ...adapters,
    });
    steerable(clock, running.quiet);
    giveBackMemory();
    stopOnSignal(async () => {
      await running.close();
      await adapters.transport.close();
      await time.stop();
    });
  } catch (error) {
    notStarted(error);
  }
};

/** Beyond the time an instance drains; a supervisor kills later than this. */
const STOP_WITHIN_MS = 75_000;

/** The first signal stops in order; the second at once. */
export const stopOnSignal = (stop: () => Promise<unknown>): void => {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(1);
    asked = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`停止时出错:${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
};

const wordsOf = (error: unknown): string => {
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if ([WrongVariables, WrongWorkflow, NewerDatabase, CannotStart].some((kind) => error instanceof kind))
    return (error as Error).message;
  if (code === '53300') return noConnectionLeft; // taken by others since it was looked at
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用:请换一个端口(DUBAN_PORT),或先停掉占用它的程序`;
  if (code === 'EADDRNOTAVAIL') return '监听地址不是本机的:请核对 DUBAN_HOST(所有地址写 0.0.0.0)';
  return `没有启动:${error instanceof Error ? error.stack : String(error)}`;
};

/** Says why a process does not start, in words where the reason is one that its operator can mend. */
export const notStarted = (error: unknown): never => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
};
