import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { Example, ExampleRun } from './process-run.samples';
import { type ExampleStage } from './stage.samples';

const tests = path.join(__dirname, 'tests');
const files = readdirSync(tests).filter((file) => file.endsWith('.yaml'));
const examplesOf = (file: string): Example[] =>
  Example.array().parse(parse(readFileSync(path.join(tests, file), 'utf8')));

export type ExampleEngine = Readonly<{
  stage: ExampleStage;
  /** the example as this engine can play it */
  prepared(example: Example): Example;
  close(): Promise<void>;
}>;

/** Every example of every diagram, on an engine with the diagrams published. */
export const processContract = (name: string, open: () => Promise<ExampleEngine>): void => {
  describe(`流程图的示例,${name}`, () => {
    let engine: ExampleEngine;
    beforeAll(async () => {
      engine = await open();
    }, 120_000);
    afterAll(() => engine.close());

    describe.each(files)('%s', (file) => {
      it.each(examplesOf(file).map((example) => [example.名称, example]))('%s', async (_, drawn) => {
        const example = engine.prepared(drawn);
        const run = await ExampleRun.start(engine.stage, example);
        try {
          await run.play(example);
        } finally {
          await run.end();
        }
      });
    });
  });
};
