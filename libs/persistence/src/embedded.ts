import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { alive, gone, ownerFile, stopLeftover } from './embedded-leftover';
import { account, CannotStart, initialise, programs } from './embedded-programs';

export type EmbeddedPostgres = Readonly<{ url: string; stop(): Promise<void> }>;

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=48MB',
  'wal_compression=on',
  'max_wal_size=512MB',
  // Filling a new file of the log with zeroes keeps every commit waiting for some 50 ms.
  'wal_init_zero=off',
  // Pages that backends write out must reach the disk before a checkpoint ends: all at once they keep commits waiting.
  'backend_flush_after=1MB',
  'random_page_cost=1.1',
  'jit=off',
  'autovacuum_naptime=15s',
  'log_min_messages=fatal',
];
const forTests = ['max_connections=300', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const READY_WITHIN_MS = 60_000;
const RESTARTS = 20;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const dataDirOf = (root: string): string => path.join(path.resolve(root), 'postgres');

/** Every folder above must let `nobody` through, or PostgreSQL cannot reach its files. */
const assertReachable = (folder: string): void => {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if ((statSync(at).mode & 0o001) === 0)
      throw new CannotStart(
        `以 root 启动时数据库用 nobody 账户运行,但它进不了 ${at}:请执行 chmod o+x ${at},或用 --data-dir 换一个目录`,
      );
};

/** @throws CannotStart when another release of PostgreSQL has written the folder */
const assertSameRelease = (dataDir: string): void => {
  const written = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const { major } = programs();
  if (written !== major)
    throw new CannotStart(
      `数据目录 ${path.dirname(dataDir)} 由 PostgreSQL ${written} 写成,本程序自带的是 ${major},请用原来的程序启动,或用 --data-dir 换一个目录`,
    );
};

/** Starts the server and answers when it takes connections: its pid file is its own and says `ready` in line eight. */
const launch = async (dataDir: string, flags: readonly string[]): Promise<ChildProcess> => {
  const { postgres, library } = programs();
  const server = spawn(postgres, ['-D', dataDir, ...flags.flatMap((flag) => ['-c', flag])], {
    ...account(),
    cwd: dataDir,
    env: { LD_LIBRARY_PATH: library },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  let failed = false;
  server.once('error', (error) => {
    said = error.message;
    failed = true;
  });
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const file = path.join(dataDir, 'postmaster.pid');
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(15)) {
    if (failed || server.exitCode !== null || server.signalCode !== null)
      throw new CannotStart(`数据库没有启动,请检查数据目录 ${dataDir} 的空间和权限:${said.trim()}`);
    const [pid, , , , , , , state] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (Number(pid) !== server.pid || !state?.startsWith('ready')) continue;
    server.stderr?.removeAllListeners('data').resume();
    (server.stderr as unknown as { unref?: () => void } | null)?.unref?.();
    server.unref();
    return server;
  }
  server.kill('SIGQUIT');
  throw new CannotStart(`数据库一分钟内没有就绪,请稍后再启动;仍不行时检查磁盘:${said.trim()}`);
};

/** Keeps one server running on its port until told to stop: what the operating system or an operator killed comes back. */
const keepRunning = async (start: () => Promise<ChildProcess>): Promise<() => Promise<void>> => {
  let stopping = false;
  let server = await start();
  let coming: Promise<void> = Promise.resolve();
  const comeBack = async (): Promise<void> => {
    for (let attempt = 1; !stopping; attempt += 1)
      try {
        server = await start();
        return watch();
      } catch (error) {
        // Processes of the dead server may hold its memory for a moment.
        if (attempt === RESTARTS) return void process.stderr.write(`内置数据库停了,${(error as Error).message}\n`);
        await pause(250);
      }
  };
  const watch = (): void =>
    void server.once('exit', () => {
      if (!stopping) coming = comeBack();
    });
  watch();
  return async () => {
    stopping = true;
    await coming;
    const { pid } = server;
    if (pid === undefined || !alive(pid)) return;
    server.kill('SIGINT');
    if (!(await gone(pid, 10_000))) server.kill('SIGQUIT');
  };
};

/** Lets a server that outlived its platform begin to end, while something else is done; the start waits for its end. */
export const endEmbeddedLeftover = (root: string): void => void stopLeftover(dataDirOf(root)).catch(() => undefined); // the start says what is wrong

/**
 * Starts the PostgreSQL that comes with duban on a data folder (made when missing), answers when it takes connections,
 * and starts it again should it die. Listens on a free port of 127.0.0.1.
 * @param options `fast`: no fsync, for tests only; `connections`: enough for one process unless told otherwise
 * @throws CannotStart with a sentence for the operator
 */
export const startEmbeddedPostgres = async (options: {
  root: string;
  fast?: boolean;
  connections?: number;
}): Promise<EmbeddedPostgres> => {
  const { fast = false, connections = 150 } = options;
  const root = path.resolve(options.root);
  const dataDir = dataDirOf(root);
  const secretFile = path.join(root, 'database.secret');
  mkdirSync(root, { recursive: true });
  if (account().uid !== undefined) {
    chmodSync(root, 0o711);
    assertReachable(root);
  }
  await stopLeftover(dataDir);
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) {
    rmSync(dataDir, { recursive: true, force: true });
    writeFileSync(secretFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await initialise(root, dataDir, readFileSync(secretFile, 'utf8'), fast);
  }
  assertSameRelease(dataDir);
  const port = await freePort();
  const flags = [...settings, `max_connections=${connections}`, `port=${port}`, ...(fast ? forTests : [])];
  writeFileSync(ownerFile(dataDir), String(process.pid));
  const stop = await keepRunning(() => launch(dataDir, flags));
  return { url: `postgres://duban:${readFileSync(secretFile, 'utf8')}@127.0.0.1:${port}/postgres`, stop };
};
