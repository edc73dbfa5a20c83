import { createHash } from 'node:crypto';
import { type CommandName, routeOf, type TodoView } from '@duban/contracts';
import { demoPassword } from './accounts';

/** How long a busy platform is asked again, and how often. */
const BUSY_MS = 60_000;
const BUSY_PAUSE_MS = 500;

/** The same name gives the same id, so a demo that was cut off can be loaded again from the start. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(`duban demo ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Uses the platform as its people do: signs in, calls routes, reads the inbox. */
export class DemoClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly baseUrl: string) {}

  /** Sessions of the time before are over when the clock was moved. */
  forget(): void {
    this.cookies.clear();
  }

  async request(account: string, method: string, route: string, body?: unknown, key?: string): Promise<unknown> {
    const cookie = this.cookies.get(account) ?? (await this.signIn(account));
    const send = (): Promise<Response> =>
      fetch(`${this.baseUrl}${route}`, {
        method,
        headers: {
          cookie,
          'x-requested-with': 'duban',
          ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
    const until = Date.now() + BUSY_MS;
    let response = await send();
    // 系统繁忙: nothing was done, and one is asked to try again.
    while (response.status === 503 && Date.now() < until) {
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
      response = await send();
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${account} ${method} ${route}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** A file, as bytes. */
  async download(account: string, route: string): Promise<Uint8Array> {
    const cookie = this.cookies.get(account) ?? (await this.signIn(account));
    const response = await fetch(`${this.baseUrl}${route}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${account} GET ${route}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** A command, with a key that follows from what it is: the second load gets the first answer. */
  command(account: string, name: CommandName, id: string, body: unknown, step = ''): Promise<unknown> {
    return this.request(
      account,
      'POST',
      routeOf(name).replace(':id', id),
      body,
      idOf(`${name} ${id} ${step} ${account}`),
    );
  }

  /**
   * The to-do of a step, once the process has come that far.
   * @param of the assignment it is of, where the matter has several; how often it is looked for
   */
  async todo(
    account: string,
    command: CommandName,
    matterId: string,
    { task, tries = 400 }: { task?: string | undefined; tries?: number } = {},
  ): Promise<TodoView> {
    for (let i = 0; i < tries; i += 1) {
      const todos = (await this.request(account, 'GET', '/api/todos')) as TodoView[];
      const found = todos.find(
        (t) => t.command === command && t.matterId === matterId && (!task || t.assignmentId === task),
      );
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${account} has no to-do ${command} for ${matterId}`);
  }

  private async signIn(account: string): Promise<string> {
    const response = await fetch(`${this.baseUrl}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'duban' },
      body: JSON.stringify({ account, password: demoPassword }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!response.ok || !cookie)
      throw new Error(`${account} cannot sign in: ${response.status} ${await response.text()}`);
    this.cookies.set(account, cookie);
    return cookie;
  }
}
