// What a test run is made of: stages, results, Jest. The last line of a run is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, run } from './run.mjs';

const started = Date.now();
const totals = { passed: 0, failed: 0 };
export const record = (name, ok, detail = '', count = 1) => {
  if (ok) totals.passed += count;
  else totals.failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok || !detail ? '' : `\n${detail}`}`);
};

export const stage = (name) => console.log(`\n== ${name} (${Math.round((Date.now() - started) / 1000)} s)`);

export const jest = async (name, config, env = {}, files = []) => {
  stage(name);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-jest-'));
  const file = path.join(folder, 'result.json');
  const { code } = await run(
    process.execPath,
    [bin('jest/bin/jest.js'), '-c', config, '--ci', '--json', '--outputFile', file, ...files],
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

/** Runs the stages, tells the totals and ends the process. */
export const conclude = async (main) => {
  await main().catch((error) => record('test run', false, error.stack));
  console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
};
