import { Engine, serveGateway } from '@duban/engine';
import { testDatabase } from '@duban/testing';
import { workflowContract } from './workflow.contract';

workflowContract('the embedded engine', async () => {
  const database = await testDatabase();
  let offset = 0;
  const engine = await Engine.open({ url: database.url, clock: () => Date.now() + offset });
  const gateway = await serveGateway(engine);
  return {
    config: gateway,
    advance: async (ms) => {
      offset += ms;
      await engine.tick();
    },
    incidents: async () =>
      (await engine.reads.incidents()).map(({ key, process, element, type, message, job }) => ({
        key: String(key),
        process: String(process),
        element,
        type,
        message,
        job: job === null ? null : String(job),
      })),
    close: async () => {
      await gateway.close();
      await engine.close();
      await database.drop();
    },
  };
});
