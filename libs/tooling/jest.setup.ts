import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../persistence/src/embedded';
import { testRun } from './jest.run';

/** One PostgreSQL for the whole run, unless one is given by DUBAN_TEST_POSTGRES. */
module.exports = async (): Promise<void> => {
  if (process.env['DUBAN_TEST_POSTGRES']) return;
  testRun.folder = mkdtempSync(path.join(tmpdir(), 'duban-test-'));
  chmodSync(testRun.folder, 0o755);
  testRun.postgres = await startEmbeddedPostgres({ root: testRun.folder, fast: true });
  process.env['DUBAN_TEST_POSTGRES'] = testRun.postgres.url;
};
