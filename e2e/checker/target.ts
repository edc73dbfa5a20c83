import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What an operator asked for cannot be checked; the message says what to do instead. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

/**
 * The database of a running `npm start`: its port stands in the pid file of its PostgreSQL, the owner's password beside it.
 * @throws CannotCheck when nothing runs there
 */
export const databaseOf = (dataDir: string): string => {
  const [pidFile, secretFile] = [path.join(dataDir, 'postgres/postmaster.pid'), path.join(dataDir, 'database.secret')];
  if (!existsSync(secretFile))
    throw new CannotCheck(
      `${dataDir} 不是平台的数据目录,或它用的是另给的数据库:请给出 npm start 的 --data-dir,或用 --url 给数据库地址`,
    );
  if (!existsSync(pidFile)) throw new CannotCheck(`数据目录 ${dataDir} 的平台没有运行:请先 npm start,再核对`);
  const port = readFileSync(pidFile, 'utf8').split('\n')[3]?.trim();
  return `postgres://duban:${readFileSync(secretFile, 'utf8').trim()}@127.0.0.1:${port}/postgres`;
};

/** @throws CannotCheck when it is no address of a database */
export const databaseUrl = (given: string): string => {
  if (/^https?:/.test(given))
    throw new CannotCheck(
      `${given} 是平台的网址;核对要读数据库:请给数据库地址(服务的 DUBAN_DATABASE_URL),npm start 的平台请给 --data-dir`,
    );
  if (!/^postgres(ql)?:\/\//.test(given))
    throw new CannotCheck(`--url 应为 postgres://用户:口令@主机:端口/库名,现为“${given}”`);
  return given;
};
