import { rmSync } from 'node:fs';
import { testRun } from './jest.run';

module.exports = async (): Promise<void> => {
  await testRun.postgres?.stop();
  if (testRun.folder) rmSync(testRun.folder, { recursive: true, force: true });
};
