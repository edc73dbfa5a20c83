import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotStart } from '@duban/persistence';

/** One platform a data folder. The running one can be asked where it listens. */
export type SingleStart = Readonly<{ tell(url: string): void; release(): Promise<void> }>;

/** Longer names than this do not fit the operating system's address of a local socket. */
const LONGEST = 100;

const socketOf = (dataDir: string): string => {
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\duban-${short}`;
  const inside = path.join(dataDir, 'platform.sock');
  return inside.length <= LONGEST ? inside : path.join(tmpdir(), `duban-${short}.sock`);
};

/** What the one that holds the folder says, or undefined when nobody answers: a socket left by kill -9 is silent. */
const ask = (socket: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    let said = '';
    const client = connect(socket)
      .setEncoding('utf8')
      .setTimeout(2_000, () => client.destroy())
      .on('data', (chunk) => (said += String(chunk)))
      .on('error', () => resolve(undefined))
      .on('close', () => resolve(said));
  });

/** @throws CannotStart when a platform runs on this folder already */
export const singleStart = async (dataDir: string): Promise<SingleStart> => {
  const socket = socketOf(dataDir);
  const other = await ask(socket);
  if (other !== undefined)
    throw new CannotStart(
      `这个数据目录(${dataDir})已有一个平台在运行${other ? `,请直接打开 ${other}` : ',正在启动中'};要另起一个,请用 --data-dir 和 --port 另选目录和端口`,
    );
  if (process.platform !== 'win32') rmSync(socket, { force: true });
  let url = '';
  const server: Server = createServer((client) => client.on('error', () => undefined).end(url));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  server.unref();
  return {
    tell: (at) => (url = at),
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
