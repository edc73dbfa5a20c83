import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Ports nobody uses now, all different. */
export const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer().once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
};

export type Program = Readonly<{
  pid: number;
  /** asks it to end and waits until it has; `SIGKILL`: as a loss of power would */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}>;

const READY_WITHIN_MS = 120_000;

/**
 * Starts a program and answers when it has said that it is ready. It ends with this process at the latest.
 * @throws when it ends or keeps silent before, with the last it said
 */
export const startProgram = async (
  command: string,
  args: readonly string[],
  { ready, cwd, env }: { ready: RegExp; cwd?: string; env?: Record<string, string> },
): Promise<Program> => {
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const withUs = (): void => void child.kill('SIGKILL');
  process.once('exit', withUs);
  void ended.then(() => process.off('exit', withUs));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${command} ${why}:\n${said}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${READY_WITHIN_MS} ms`);
    }, READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8_000);
      if (!ready.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      fail('ended before it was ready');
    });
  });
  for (const stream of [child.stdout, child.stderr]) stream?.removeAllListeners('data').resume();
  return {
    pid: child.pid as number,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
};
