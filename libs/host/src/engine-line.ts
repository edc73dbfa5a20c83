import { checkWorkflow, WorkflowClient, type WorkflowConfig, WorkflowRejection, WrongWorkflow } from '@duban/workflow';
import { type Logger } from './logging';

const ASK_MS = 5_000;
const SAY_MS = 60_000;

/**
 * Connects, and makes sure that the engine is there and lets us in. One that is away does not keep the service from starting: commands
 * need none. That is said at once and every minute, and when it is back.
 * @throws WrongWorkflow at the start only: then nobody has been told that all is well
 */
export const meetEngine = async (
  config: WorkflowConfig,
  { log, stopping }: { log: Logger; stopping: AbortSignal },
): Promise<WorkflowClient> => {
  const client = WorkflowClient.connect(config);
  const away = async (): Promise<string | undefined> => {
    try {
      const version = await checkWorkflow(client, config);
      log.info({ version, address: config.grpcAddress }, 'process engine found');
      return undefined;
    } catch (error) {
      if (error instanceof WorkflowRejection && error.code === 'UNAVAILABLE') return error.message;
      throw error;
    }
  };
  const reason = await away().catch(async (error: unknown) => {
    await client.close();
    throw error;
  });
  if (reason === undefined) return client;
  log.error(`${reason}。命令照常办理,待办等流程引擎恢复后补上;请检查地址、网络和流程引擎`);
  let said = 0;
  const timer = setInterval(() => {
    said += ASK_MS;
    away()
      .then((still) => {
        if (still === undefined) clearInterval(timer);
        else if (said % SAY_MS === 0) log.error(`${still}。已等 ${said / 1_000} 秒`);
      })
      .catch((error: unknown) => {
        log.error(error instanceof WrongWorkflow ? error.message : { err: error }, 'process engine');
      });
  }, ASK_MS);
  timer.unref();
  stopping.addEventListener('abort', () => clearInterval(timer));
  return client;
};
