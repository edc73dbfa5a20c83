import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { serveConsole } from './console-files';

let folder: string;
let server: FastifyInstance;
const SCRIPT = `console.log('${'督办'.repeat(1000)}')`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-console-'));
  mkdirSync(path.join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.json'), '{}');
  writeFileSync(path.join(folder, 'dist/index.html'), '<script nonce="__CSP_NONCE__" src="/assets/a-1.js"></script>');
  writeFileSync(path.join(folder, 'dist/assets/a-1.js'), SCRIPT);
  server = Fastify();
  serveConsole(server as never, path.join(folder, 'dist'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('控制台文件', () => {
  it.each(['/', '/matters/1?tab=2', '/index.html'])('%s 给出页面,每次一个新的 nonce', async (url) => {
    const [one, two] = [await server.inject(url), await server.inject(url)];
    const nonce = /nonce="([^"]+)"/.exec(one.body)?.[1];
    expect(nonce).not.toBe('__CSP_NONCE__');
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(one.headers['cache-control']).toBe('no-store');
    expect(two.body).not.toBe(one.body);
  });

  it('带摘要的资源长期缓存、压缩,未变时 304', async () => {
    const plain = await server.inject('/assets/a-1.js');
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toContain('immutable');
    const zipped = await server.inject({ url: '/assets/a-1.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.rawPayload.length).toBeLessThan(300);
    const again = { url: '/assets/a-1.js', headers: { 'if-none-match': String(plain.headers['etag']) } };
    expect((await server.inject(again)).statusCode).toBe(304);
  });

  it.each(['/assets/b.js', '/api/nowhere', '/api', '/../secret.json', '/..%2fsecret.json', '/%2e%2e/secret.json'])(
    '%s 不给',
    async (url) => {
      expect((await server.inject(url)).statusCode).toBe(404);
    },
  );

  it('没有构建时说明怎么办', async () => {
    const empty = Fastify();
    serveConsole(empty as never, path.join(folder, 'none'));
    expect((await empty.inject('/')).body).toContain('npm run build');
    await empty.close();
  });
});
