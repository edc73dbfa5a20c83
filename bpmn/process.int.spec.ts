import { Engine } from '@duban/engine';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { diagrams, withTodoListeners } from './index';
let test: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  test = await testDatabase();
  engine = await Engine.open({ url: test.url });
});
afterAll(async () => {
  await engine.close();
  await test.drop();
});
it.each(diagrams().map((d) => [d.file, d.xml]))('%s deploys', async (file, xml) => {
  await engine.deploy([{ name: file, content: Buffer.from(await withTodoListeners(xml)) } as never]);
});
