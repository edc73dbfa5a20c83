import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from './embedded-programs';

export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** Waits until the process is gone; false when it is still there. */
export const gone = async (pid: number, ms: number): Promise<boolean> => {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((r) => setTimeout(r, 20)))
    if (!alive(pid)) return true;
  return !alive(pid);
};

/** The parent of the process if it is a PostgreSQL on this folder, as far as the system tells; undefined for anything else. */
const serverOn = (dataDir: string, pid: number): { parent: number } | undefined => {
  if (!alive(pid)) return undefined;
  try {
    if (process.platform === 'win32') {
      const listed = execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' });
      return listed.includes('postgres.exe') ? { parent: NaN } : undefined;
    }
    if (existsSync('/proc/self/status')) {
      const [, parent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return command.includes(dataDir) ? { parent: Number(parent) } : undefined;
    }
    const said = execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    return said.includes(`-D ${dataDir} `) ? { parent: Number.parseInt(said, 10) } : undefined;
  } catch {
    return undefined;
  }
};

/** Holds the process that started the server: a server whose parent it no longer is, has outlived it. */
export const ownerFile = (dataDir: string): string => `${dataDir}.owner`;

/**
 * A server that outlived its platform (kill -9) is stopped; a pid file whose process is another program's is stale.
 * @throws CannotStart when the platform that started the server lives, or the server cannot be stopped
 */
export const stopLeftover = async (dataDir: string): Promise<void> => {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const server = serverOn(dataDir, pid);
  if (!server) return rmSync(file, { force: true });
  const owner = existsSync(ownerFile(dataDir)) ? Number(readFileSync(ownerFile(dataDir), 'utf8')) : undefined;
  if (server.parent === owner)
    throw new CannotStart(
      `数据目录 ${path.dirname(dataDir)} 正由另一个平台进程(${owner})使用,请先停掉它,或用 --data-dir 换一个目录`,
    );
  process.kill(pid, 'SIGINT');
  if (await gone(pid, 10_000)) return;
  process.kill(pid, 'SIGQUIT');
  if (!(await gone(pid, 5_000))) throw new CannotStart(`上次留下的数据库进程 ${pid} 停不下来,请结束它后再启动`);
};
