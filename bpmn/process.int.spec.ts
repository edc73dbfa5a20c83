import { Engine } from '@duban/engine';
import { testDatabase } from '@duban/testing';
import { diagrams } from './index';
import { processContract } from './process.contract';
import { embeddedStage } from './stage.samples';

processContract('内置引擎', async () => {
  const test = await testDatabase();
  let now = Date.parse('2026-03-02T01:00:00Z');
  const engine = await Engine.open({ url: test.url, clock: () => now });
  await engine.deploy(diagrams().map(({ file, xml }) => ({ name: file, content: Buffer.from(xml) })));
  return {
    stage: embeddedStage(engine, (at) => (now = at)),
    prepared: (example) => example,
    close: async () => {
      await engine.close();
      await test.drop();
    },
  };
});
