// What is made from the catalogue: path → content. Called by bin/generate.mjs after a build.
import { createRequire } from 'node:module';
import prettier from 'prettier';
import { root } from './bin/run.mjs';

const { elementTemplates } = createRequire(import.meta.url)(`${root}/bpmn/dist/index.js`);

const json = async (value) =>
  prettier.format(JSON.stringify(value), { ...(await prettier.resolveConfig(`${root}/x.json`)), parser: 'json' });

export const generatedFiles = async () => ({
  'bpmn/templates/duban.json': await json(elementTemplates()),
});
