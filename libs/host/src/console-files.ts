import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentSecurityPolicy, newNonce } from './http-server';
import { type HostReply, type HostRequest } from './request';

/** What `html.cspNonce` of the console's build leaves in index.html. */
const NONCE = /__CSP_NONCE__/g;
const SMALL = 1_024;
const compress = promisify(gzip);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const notBuilt =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>督办</title><p>控制台还没有构建。请停止平台,运行 npm run build 后再启动。</p></html>';

type File = { path: string; type: string; etag: string; zipped?: Promise<Buffer> };
type Files = Readonly<{ get(path: string, handler: (request: HostRequest, reply: HostReply) => unknown): unknown }>;

/** Files are listed once: what is not in the list is not served, whatever the path looks like. */
const listed = (folder: string): Map<string, File> => {
  if (!existsSync(folder)) return new Map();
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((full) => types[path.extname(full)] !== undefined && statSync(full).isFile());
  return new Map(
    found.map((full) => [
      `/${path.relative(folder, full).split(path.sep).join('/')}`,
      {
        path: full,
        type: types[path.extname(full)] as string,
        etag: `"${createHash('sha256').update(readFileSync(full)).digest('base64url').slice(0, 22)}"`,
      },
    ]),
  );
};

/** Serves the built console: hashed assets for ever, any other address as the application's page with a fresh nonce. */
export const serveConsole = (server: Files, folder: string): void => {
  const files = listed(folder);
  const index = files.get('/index.html');
  const page = index ? readFileSync(index.path, 'utf8') : notBuilt;
  server.get('/*', (request, reply) => {
    const [address = '/'] = request.url.split('?');
    if (/^\/(api|health|ready|metrics)(\/|$)/.test(address)) return reply.callNotFound();
    const file = files.get(address);
    if (file && file !== index) return sendFile(request, reply, address, file);
    if (path.extname(address) !== '' && address !== '/index.html') return reply.callNotFound();
    const nonce = newNonce();
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replace(NONCE, nonce));
  });
};

const sendFile = async (request: HostRequest, reply: HostReply, address: string, file: File): Promise<unknown> => {
  const hashed = address.startsWith('/assets/');
  void reply
    .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .type(file.type);
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
  const plain = (): Buffer => readFileSync(file.path);
  const zips = String(request.headers['accept-encoding'] ?? '').includes('gzip') && /text|json|svg/.test(file.type);
  if (!zips || statSync(file.path).size < SMALL) return reply.send(plain());
  file.zipped ??= compress(plain());
  return reply.header('content-encoding', 'gzip').send(await file.zipped);
};
