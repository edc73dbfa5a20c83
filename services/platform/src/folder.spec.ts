import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptSecret, prepareDataFolder } from './data-folder';
import { singleStart } from './single-start';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'duban-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('数据目录', () => {
  it('没有时建立,再次使用照旧', () => {
    const inside = path.join(folder, 'a', 'b');
    prepareDataFolder(inside);
    prepareDataFolder(inside);
    expect(JSON.parse(readFileSync(path.join(inside, 'duban.json'), 'utf8'))).toEqual({ format: 1 });
  });
  it('较新的程序用过时说明出路', () => {
    writeFileSync(path.join(folder, 'duban.json'), '{"format":2}');
    expect(() => prepareDataFolder(folder)).toThrow(/由较新的程序使用过.*--data-dir/);
  });
  it('不是目录时说明出路', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(() => prepareDataFolder(path.join(file, 'x'))).toThrow(/不能写\(ENOTDIR\),请用 --data-dir/);
  });
  it('密钥只生成一次,只有本人可读', () => {
    const secret = keptSecret(folder, 'session');
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(folder, 'session')).toBe(secret);
    expect(statSync(path.join(folder, 'session.secret')).mode & 0o077).toBe(0);
  });
});

describe('一个数据目录只启动一次', () => {
  it('第二次启动被告知地址,停止后可再启动', async () => {
    const first = await singleStart(folder);
    await expect(singleStart(folder)).rejects.toThrow('正在启动中');
    first.tell('http://127.0.0.1:8090');
    await expect(singleStart(folder)).rejects.toThrow('请直接打开 http://127.0.0.1:8090');
    await first.release();
    await (await singleStart(folder)).release();
  });

  it('进程被 kill -9 后可直接启动', async () => {
    const socket = path.join(folder, 'platform.sock');
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('held'))`,
    ]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    expect(statSync(socket).isSocket()).toBe(true);
    await (await singleStart(folder)).release();
  });
});
