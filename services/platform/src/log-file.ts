import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const LARGE = 10 * 1024 * 1024;

/** Where the platform logs when nobody watches; one old file is kept. */
export const logFile = (dataDir: string): string => {
  const file = path.join(dataDir, 'platform.log');
  if (existsSync(file) && statSync(file).size > LARGE) renameSync(file, `${file}.1`);
  return file;
};
