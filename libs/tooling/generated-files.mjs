// What is made from the catalogue and from the services: path → content. Called by bin/generate.mjs after a build.
import { createRequire } from 'node:module';
import prettier from 'prettier';
import { root } from './bin/run.mjs';
import { variablesPage } from './variables-page.mjs';

const require = createRequire(import.meta.url);
const { elementTemplates } = require(`${root}/bpmn/dist/index.js`);
const { routesOf } = require(`${root}/libs/host/dist/index.js`);
const { servicesOf } = require(`${root}/services/platform/dist/index.js`);

const formatted = async (text, file) =>
  prettier.format(text, { ...(await prettier.resolveConfig(`${root}/${file}`)), filepath: file });

/** What the edge sends to which service. */
const routes = () =>
  Object.fromEntries(
    servicesOf({ directory: { region: '000000', say: () => undefined }, notification: { publicUrl: '' } })
      .map((definition) => [
        definition.name,
        routesOf(definition).sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en')),
      ])
      .sort(([a], [b]) => a.localeCompare(b, 'en')),
  );

const files = () => ({
  'bpmn/templates/duban.json': JSON.stringify(elementTemplates()),
  'services/edge/routes.json': JSON.stringify(routes()),
  'deploy/VARIABLES.md': variablesPage(),
});

export const generatedFiles = async () =>
  Object.fromEntries(
    await Promise.all(Object.entries(files()).map(async ([file, text]) => [file, await formatted(text, file)])),
  );
