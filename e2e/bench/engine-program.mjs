// The embedded engine behind its gateway, in a process of its own: node engine-program.mjs <database url>
import { Engine, serveGateway } from '@duban/engine';

const engine = await Engine.open({ url: process.argv[2], log: (error) => console.error(error) });
const gateway = await serveGateway(engine);
console.log(`gateway ${gateway.grpcAddress} ${gateway.restAddress} `);
process.once('SIGTERM', async () => {
  await gateway.close();
  await engine.close();
  process.exit(0);
});
