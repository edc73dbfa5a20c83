import { fork } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { Client } from 'pg';
import { eventually } from '@duban/testing';
import { CannotStart, type EmbeddedPostgres, startEmbeddedPostgres } from './index';

const workspace = path.resolve(__dirname, '../../..');
let folder: string;
let root: string;
const running: EmbeddedPostgres[] = [];
const start = async ({ fast = true } = {}): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ root, fast });
  running.push(server);
  return server;
};
const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};
const pidFile = () => path.join(root, 'postgres', 'postmaster.pid');
const serverPid = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-test-embedded-'));
  chmodSync(folder, 0o755);
  root = path.join(folder, 'data');
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the PostgreSQL that comes with duban', () => {
  it('keeps its data over a restart, and knows Chinese', async () => {
    const first = await start();
    await ask(first.url, `create table kept as select '督办' as word`);
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'select word, char_length(word) as n from kept')).toEqual([{ word: '督办', n: 2 }]);
  });

  it('listens on a port that is free, on this machine only, and lets nobody in without the secret', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { url } = await start();
    const { port } = taken.address() as { port: number };
    expect(new URL(url).port).not.toBe(String(port));
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await new Promise((resolve) => taken.close(resolve));
  });

  it('a second start on the same folder is refused with the way out, and the first goes on', async () => {
    const { url } = await start();
    const second = start();
    await expect(second).rejects.toBeInstanceOf(CannotStart);
    await expect(second).rejects.toThrow(
      `正由另一个平台进程(${process.pid})使用,请先停掉它,或用 --data-dir 换一个目录`,
    );
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a server that outlived its platform (kill -9) is stopped, nothing committed is lost', async () => {
    const launcher = path.join(folder, 'launcher');
    mkdirSync(launcher);
    for (const name of ['embedded', 'embedded-leftover', 'embedded-programs']) {
      const { code } = transformFileSync(path.join(__dirname, `${name}.ts`), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
      });
      writeFileSync(path.join(launcher, `${name}.js`), code);
    }
    const program = path.join(launcher, 'program.js');
    writeFileSync(
      program,
      `require('./embedded').startEmbeddedPostgres({ root: ${JSON.stringify(root)}, fast: true })
         .then(({ url }) => process.send(url)); setInterval(() => {}, 1000);`,
    );
    const env = { ...process.env, NODE_PATH: path.join(workspace, 'node_modules') };
    const platform = fork(program, { env, execArgv: [] });
    const url = await new Promise<string>((resolve, reject) => {
      platform.once('message', (message) => resolve(String(message))).once('exit', () => reject(new Error('no start')));
    });
    await ask(url, `create table kept as select '督办' as word`);
    const leftover = serverPid();
    platform.removeAllListeners('exit').kill('SIGKILL');
    await eventually('the platform is gone', () => platform.signalCode === 'SIGKILL');
    expect(isAlive(leftover)).toBe(true);
    const next = await start();
    expect(isAlive(leftover)).toBe(false);
    expect(await ask(next.url, 'select word from kept')).toEqual([{ word: '督办' }]);
  });

  it('a pid file whose process is another program is stale, that program is left alone', async () => {
    await (await start()).stop();
    writeFileSync(pidFile(), `${process.pid}\n${path.join(root, 'postgres')}\n`);
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a server that dies comes back on the same port with all that was committed', async () => {
    const { url } = await start({ fast: false });
    await ask(url, `create table kept as select '督办' as word`);
    const first = serverPid();
    process.kill(first, 'SIGKILL');
    const rows = await eventually('it answers again', () => ask(url, 'select word from kept'));
    expect(rows).toEqual([{ word: '督办' }]);
    expect(serverPid()).not.toBe(first);
  });

  it('a first start that was killed half way leaves nothing behind that looks like a database', async () => {
    const half = path.join(root, 'postgres.new');
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
  });

  it('a folder written by another release of PostgreSQL is refused with the way out', async () => {
    await (await start()).stop();
    writeFileSync(path.join(root, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/由 PostgreSQL 17 写成,本程序自带的是 18,请用原来的程序启动/);
  });
});
