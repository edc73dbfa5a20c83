import { randomUUID } from 'node:crypto';
import { type Client } from './client';
import { type World } from './county';
import { filled, type Operation, operationsOf } from './operations';
import { type Opened } from './platform';
import { readPolicy } from './policy';

const percent = (text: string): string =>
  [...Buffer.from(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
const capital = (path: string): string => path.replace('/api', '/API');

/** Ways to write an address so that what guards it and what answers it might not agree. */
const tricks: Readonly<Record<string, (path: string) => string>> = {
  'as it is': (path) => path,
  'slash at the end': (path) => `${path}/`,
  'two slashes before': (path) => `/${path}`,
  'two slashes within': (path) => path.replace('/api/', '/api//'),
  'capital letters': capital,
  'a letter encoded': (path) => path.replace('/api/', `/${percent('a')}pi/`),
  'all encoded': (path) => path.split('/').map(percent).join('/'),
  'encoded twice': (path) => path.replace('/api/', '/%2561pi/'),
  'a slash encoded': (path) => path.replace('/api/', '/api%2f'),
  'a backslash': (path) => path.replace('/api/', '/api\\'),
  dot: (path) => path.replace('/api/', '/api/./'),
  'dots through health': (path) => `/health/..${path}`,
  'dots through sign-in': (path) => `/api/sign-in/../..${path}`,
  'dots encoded': (path) => `/health/%2e%2e${path}`,
  'a parameter after ;': (path) => `${path};x=1`,
  'sign-in after ;': (path) => path.replace('/api/', '/api;/sign-in/../'),
  'NUL at the end': (path) => `${path}%00`,
  'NUL and an ending': (path) => `${path}%00.css`,
  'an ending': (path) => `${path}.css`,
  'a line end': (path) => `${path}%0d%0aX-Allow:%20all`,
  'overlong UTF-8': (path) => path.replace('/api/', '/%c1%a1pi/'),
  'full width': (path) => path.replace('/api/', `/${encodeURIComponent('api')}/`),
  'an address whole': (path) => `http://127.0.0.1${path}`,
  'a fragment': (path) => `${path}%23`,
  'a question mark encoded': (path) => `${path}%3f`,
};
/** Headers that other servers let decide over method, address or person. */
const headers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  none: {},
  'method override': { 'x-http-method-override': 'GET', 'x-method-override': 'GET', 'x-http-method': 'GET' },
  'address override': { 'x-original-url': '/api/sign-in', 'x-rewrite-url': '/health', 'x-forwarded-prefix': '/health' },
  'person override': {
    'x-forwarded-user': 'sysadmin',
    'x-remote-user': 'sysadmin',
    'x-real-ip': '127.0.0.1',
    forwarded: 'for=127.0.0.1',
  },
};

/** S6: whatever an address looks like, nobody gets past the guard. */
export const pathsSuite = (given: () => { platform: Opened; world: World; client: Client }): void => {
  it('S6 路径、方法、头怎么写,没有令牌和没有职务的都过不去', async () => {
    const { platform, world, client } = given();
    const policy = readPolicy();
    const nobody = await platform.token({ ...world.own.person('nobody'), id: randomUUID(), units: [] });
    const guarded = operationsOf(platform.document).filter(({ key }) => policy.get(key) !== 'anyone');
    const passed: string[] = [];
    let count = 0;
    const one = async (
      operation: Operation,
      method: string,
      path: string,
      more: object,
      what: string,
    ): Promise<void> => {
      const closed = typeof policy.get(operation.key) !== 'string';
      for (const token of [undefined, ...(closed ? [nobody] : [])]) {
        count += 1;
        const body = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? undefined : '{}';
        const answer = await client.send({ method, path, token, body, headers: { ...more } });
        // What the console's page answers to any address says nothing of anybody.
        const page =
          answer.headers['content-type']?.startsWith('text/html') || (method === 'HEAD' && answer.status === 404);
        const turnedAway = [400, 401, 403, 404, 405, 414, 415, 501].includes(answer.status);
        if (!turnedAway && !page)
          passed.push(`${method} ${path} (${what}): ${answer.status} ${answer.text.slice(0, 80)}`);
      }
    };
    const ids = (operation: Operation): string =>
      filled(operation.path, Object.fromEntries(operation.placeholders.map((name) => [name, randomUUID()])));
    for (const operation of guarded) {
      for (const [what, trick] of Object.entries(tricks))
        await one(operation, operation.method, trick(ids(operation)), {}, what);
      for (const [what, more] of Object.entries(headers))
        await one(operation, operation.method, ids(operation), more, what);
      for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PUT', 'PATCH', 'DELETE', 'POST', 'GET'])
        if (method !== operation.method) await one(operation, method, ids(operation), {}, 'another method');
    }
    process.stdout.write(`    ${count} requests, ${passed.length} past the guard\n`);
    expect(passed).toEqual([]);
  }, 120_000);
};
