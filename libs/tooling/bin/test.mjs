// Everything a change must pass, cheap first. The last line is `N passed, N failed`.
import { existsSync, statSync } from 'node:fs';
import { bin, root, run } from './run.mjs';
import { conclude, jest, record, stage } from './suite.mjs';

/** `npm ci` when node_modules is missing or older than the lock file. */
const install = async () => {
  const [lock, installed] = [`${root}/package-lock.json`, `${root}/node_modules/.package-lock.json`];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  stage('npm ci');
  return (await run('npm', ['ci', '--no-audit', '--no-fund'])).code === 0;
};

const checkTypes = async () => {
  stage('types');
  for (const project of ['libs/tooling/tsconfig.check.json', 'services/console/tsconfig.json']) {
    const { code, output } = await run(process.execPath, [bin('tsgo/bin/tsc'), '-p', project, '--noEmit'], {
      capture: true,
    });
    record(`types of ${project}`, code === 0, output);
  }
};

const main = async () => {
  if (!(await install())) return record('npm ci', false);
  const { chromium } = await import('./chromium.mjs');
  let browser;
  try {
    browser = await chromium();
    record('a browser for the browser tests', true);
  } catch (error) {
    record('a browser for the browser tests', false, error.message);
  }
  stage('lint and planted violations');
  const { lint } = await import('./lint.mjs');
  for (const r of await lint()) record(r.name, r.ok, r.detail, r.count);
  await checkTypes();
  stage('generated files');
  const { staleFiles } = await import('./generate.mjs');
  const stale = await staleFiles();
  record('generated files are as generated', stale.length === 0, `run npm run generate: ${stale.join(', ')}`);
  const { deployProblems } = await import('../deploy-check.mjs');
  const problems = deployProblems();
  record('deploy/ agrees with the programs', problems.length === 0, problems.join('\n'));
  await jest('decisions, engine, services on PostgreSQL, processes', 'libs/tooling/jest.config.cjs');
  stage('build');
  record('build', (await run(process.execPath, [`${root}/libs/tooling/bin/build.mjs`])).code === 0);
  if (browser)
    await jest('platform in a browser', 'libs/tooling/jest.e2e.config.cjs', { DUBAN_TEST_CHROMIUM: browser });
};

await conclude(main);
