// The same suites on servers that do not come with duban. Missing servers fail; the message names the ways to get them.
import { chromium } from './chromium.mjs';
import { root, run } from './run.mjs';
import { conclude, jest, record, stage } from './suite.mjs';

const built = async () => {
  stage('build');
  const ok = (await run(process.execPath, [`${root}/libs/tooling/bin/build.mjs`])).code === 0;
  record('build', ok);
  return ok;
};
const scenarios = (name, files, env = {}) =>
  jest(
    name,
    'libs/tooling/jest.cluster.config.cjs',
    { DUBAN_TEST_CHROMIUM: process.env.DUBAN_TEST_CHROMIUM, ...env },
    files,
  );

await conclude(async () => {
  process.env.DUBAN_TEST_CHROMIUM = await chromium();
  if (!(await built())) return;
  await jest(
    'adapters, diagrams and conformance on Kafka, PostgreSQL and Camunda',
    'libs/tooling/jest.real.config.cjs',
  );
  await scenarios('every service a process of its own, on Kafka and Camunda');
  await scenarios(
    'two of each service, each service on a database of its own, the embedded engine',
    ['scenarios/return', 'scenarios/diagram'],
    { DUBAN_E2E_INSTANCES: '2', DUBAN_E2E_DATABASES: 'each', DUBAN_E2E_ENGINE: 'embedded' },
  );
});
