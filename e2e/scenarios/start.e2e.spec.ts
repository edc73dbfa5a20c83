import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start, stopAll, type Run, urlOf } from './program';

const admin = { account: 'sysadmin', password: 'Start-spec-2026' };
const signIn = (url: string): Promise<Response> =>
  fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });

let folder: string;
const begin = (...more: string[]): Run =>
  start(['--empty', '--port', '0', '--data-dir', folder, ...more], { DUBAN_ADMIN_PASSWORD: admin.password });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-start-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('启动后可登录,打开页面和接口说明;Ctrl-C 依次停止', async () => {
    const run = begin();
    const url = await urlOf(run);
    expect((await signIn(url)).status).toBe(200);
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}/api/openapi.json`)).status).toBe(200);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('已停止。');
  });

  it('同一数据目录再次启动,目录由环境变量给出也一样:告知正在运行的地址', async () => {
    const url = await urlOf(begin());
    const second = start(['--empty', '--port', '0'], { DUBAN_DATA_DIR: folder });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`已有一个平台在运行,请直接打开 ${url}`);
  });

  it('kill -9 之后直接启动,先前办成的都在', async () => {
    const first = begin();
    await urlOf(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const again = begin();
    expect((await signIn(await urlOf(again))).status).toBe(200);
  });

  it('端口被占用、选项和变量写错:一句话说明怎么办', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const taken = start(['--port', String(port), '--data-dir', folder]);
    expect(await taken.ended).toBe(1);
    expect(taken.output()).toContain(`端口 ${port} 已被占用,请换一个端口启动`);
    await new Promise((resolve) => other.close(resolve));

    const unknown = start(['--prot', '1']);
    expect(await unknown.ended).toBe(1);
    expect(unknown.output()).toContain('不认识的启动选项');

    const variable = start(['--data-dir', folder], { DUBAN_PROT: '1' });
    expect(await variable.ended).toBe(1);
    expect(variable.output()).toContain('DUBAN_PROT:没有这个变量');

    const help = start(['--help']);
    expect(await help.ended).toBe(0);
    expect(help.output()).toContain('--data-dir <目录>');
  });
});
