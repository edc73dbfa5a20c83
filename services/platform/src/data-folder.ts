import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '@duban/persistence';

/** Raised when an older program could not read what a newer one leaves in the folder. */
const FORMAT = 1;

/** @throws CannotStart when a newer duban has used the folder, or when it cannot be written */
export const prepareDataFolder = (dataDir: string): void => {
  const file = path.join(dataDir, 'duban.json');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ format: FORMAT })}\n`);
  } catch (error) {
    throw new CannotStart(
      `数据目录 ${dataDir} 不能写(${(error as { code?: string }).code ?? String(error)}),请用 --data-dir 换一个目录`,
    );
  }
  const { format } = JSON.parse(readFileSync(file, 'utf8')) as { format: number };
  if (format > FORMAT)
    throw new CannotStart(
      `数据目录 ${dataDir} 由较新的程序使用过(格式 ${format},本程序识别到 ${FORMAT}),请用较新的程序启动,或用 --data-dir 换一个目录`,
    );
};

/** A random secret kept in the folder: made at the first start, the same ever after. */
export const keptSecret = (dataDir: string, name: string): string => {
  const file = path.join(dataDir, `${name}.secret`);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};
