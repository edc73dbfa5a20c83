// Everything a change must pass, cheap first. The last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root, run } from './run.mjs';

const started = Date.now();
const totals = { passed: 0, failed: 0 };
const record = (name, ok, detail = '', count = 1) => {
  if (ok) totals.passed += count;
  else totals.failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok || !detail ? '' : `\n${detail}`}`);
};
const stage = (name) => console.log(`\n== ${name} (${Math.round((Date.now() - started) / 1000)} s)`);

/** `npm ci` when node_modules is missing or older than the lock file. */
const install = async () => {
  const [lock, installed] = [`${root}/package-lock.json`, `${root}/node_modules/.package-lock.json`];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  stage('npm ci');
  return (await run('npm', ['ci', '--no-audit', '--no-fund'])).code === 0;
};

const jest = async (name, config, env = {}) => {
  stage(name);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-jest-'));
  const file = path.join(folder, 'result.json');
  const { code } = await run(
    process.execPath,
    [bin('jest/bin/jest.js'), '-c', config, '--ci', '--json', '--outputFile', file],
    { env },
  );
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (!result) return record(name, false, 'jest gave no result');
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = result;
  const broken = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  totals.passed += numPassedTests;
  totals.failed += broken;
  if (code !== 0 && broken === 0) record(`${name}: exit code`, false, `jest ended with ${code}`);
  if (numPassedTests === 0) record(`${name}: ran tests`, false, 'no test ran');
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
  await jest('decisions, engine, services on PostgreSQL, processes', 'libs/tooling/jest.config.cjs');
  stage('build');
  record('build', (await run(process.execPath, [`${root}/libs/tooling/bin/build.mjs`])).code === 0);
  if (browser)
    await jest('platform in a browser', 'libs/tooling/jest.e2e.config.cjs', { DUBAN_TEST_CHROMIUM: browser });
};

await main().catch((error) => record('test run', false, error.stack));
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
