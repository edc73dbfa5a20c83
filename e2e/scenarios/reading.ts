// What an account can read of a matter, by every route there is, with what was told to its open pages.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoAdminPassword } from '@duban/platform';
import { fileTexts } from '@duban/documents';
import { type County } from './county';

type Description = { paths: Record<string, { get?: object }> };

export class Reading {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'duban-reading-'));
  constructor(private readonly county: County) {}
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async cookieOf(account: string): Promise<string> {
    const response = await fetch(`${this.county.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'duban' },
      body: JSON.stringify({ account, password: demoAdminPassword }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  /** What the open page of an account is told from now on. */
  async listen(account: string): Promise<{ heard: () => string; stop: () => Promise<void> }> {
    const cookie = await this.cookieOf(account);
    const ending = new AbortController();
    let heard = '';
    const done = (async () => {
      const response = await fetch(`${this.county.url}/api/live`, { headers: { cookie }, signal: ending.signal });
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        heard += Buffer.from(chunk).toString('utf8');
    })().catch(() => undefined);
    return {
      heard: () => heard,
      stop: async () => {
        ending.abort();
        await done;
      },
    };
  }

  /** Every text in an answer: the bytes, and of a file (docx, xlsx, pdf, zip) what can be read in it. */
  async textsOf(bytes: Uint8Array): Promise<string> {
    const file = path.join(this.folder, randomUUID());
    writeFileSync(file, bytes);
    const texts = [Buffer.from(bytes).toString('utf8')];
    for await (const text of fileTexts(file)) texts.push(text);
    return texts.join('\n');
  }

  /** Every route that may be read, of the OpenAPI document, with these ids in the place of its parameters. */
  async routes(ids: readonly string[]): Promise<string[]> {
    const { paths } = await this.county.get<Description>('miaoxiaolan', '/api/openapi.json');
    return Object.entries(paths)
      .filter(([route, { get }]) => get && route !== '/api/live')
      .flatMap(([route]) =>
        route.includes('{') ? ids.map((id) => route.replace(/\{\w+\}/g, encodeURIComponent(id))) : [route],
      );
  }

  /** What the account reads at all of them, by status and route: everything that was answered. */
  async all(account: string, routes: readonly string[], asked: Record<string, string>): Promise<Map<string, string>> {
    const cookie = await this.cookieOf(account);
    const answers = new Map<string, string>();
    const query = new URLSearchParams({ size: '100', ...asked });
    for (const route of routes) {
      const response = await fetch(`${this.county.url}${route}?${query}`, { headers: { cookie } });
      answers.set(`${response.status} ${route}`, await this.textsOf(new Uint8Array(await response.arrayBuffer())));
    }
    return answers;
  }
}
