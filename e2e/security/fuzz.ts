import { type Role, words } from '@duban/contracts';
import { type Answer, type Client, concurrently, jsonOf, type Sent } from './client';
import { type World } from './county';
import { Dice } from './generate';
import { bodyFor, hostile } from './hostile';
import { filled, type OpenApi, type Operation, operationsOf, type Schema } from './operations';
import { kindAt, kinds, queries } from './places';
import { type Opened } from './platform';
import { readPolicy } from './policy';

export type Fuzzed = Readonly<{
  requests: number;
  byStatus: Readonly<Record<string, number>>;
  /** what must not be, each once with a request that shows it */
  findings: readonly string[];
  /** asked again alone */
  slow: number;
  slowestMs: number;
  perSecond: number;
}>;
const SLOW_MS = 1_000;
/** Enough that the service and the database are both at work, few enough that what is measured is hardly waiting. */
const AT_ONCE = 8;
const BESIDE_OTHERS = 3;
const FINDINGS = 60;

/** What is slow on purpose (passwords, whole workbooks, a replay of all facts) is asked for in so many of a thousand. */
const costly = { of: /sign-in|password|reset|xlsx|replay/, perThousand: 4 } as const;

/** Names that are asked for somewhere, with something that is taken there. */
const asked: Readonly<Record<string, readonly string[]>> = {
  limit: ['10', '0', '-1', '1e9', 'x'],
  after: ['MjAyNi0wMS0wMVQwMDowMDowMC4wMDAwMDBafDAwMDAwMDAw', 'x'],
  text: ['供水', '%', '_', '\\', "a' or 1=1", '水 供'],
  months: ['12', '0', '25', 'x'],
  year: ['2027', '0', '99999'],
  title: ['关于饮水工程', 'x'],
  documentNo: ['清政〔2026〕1号'],
  role: ['SUPERVISOR', '__proto__', 'toString'],
  view: ['mine', 'unit', 'related', '__proto__'],
  status: ['OPEN', 'constructor', 'REGISTERED'],
  light: ['RED', 'x'],
  due: ['week', 'overdue', 'x'],
  open: ['true', 'x'],
  unread: ['true', 'x'],
  with: ['built-in'],
  person: ['尤芷'],
  leader: ['闻若川'],
  state: ['SENT', 'hasOwnProperty'],
  channel: ['EMAIL', 'x'],
  source: ['国办发明电〔2026〕1号'],
};

export const fuzz = async (
  { platform, world, client }: { platform: Opened; world: World; client: Client },
  { requests, seed }: { requests: number; seed: number },
): Promise<Fuzzed> => {
  const operations = operationsOf(platform.document);
  const dear = operations.filter(({ key }) => costly.of.test(key));
  const usual = operations.filter((operation) => !dear.includes(operation));
  const policy = readPolicy();
  const everybody = Object.keys(words.role) as Role[];
  const tokens = new Map<Role, string>();
  for (const role of everybody) tokens.set(role, await platform.token(world.own.person(role, 'lead')));
  /** Who signs out is gone: each time it is a session of its own. */
  const leaving = (): Promise<string> => platform.token(world.own.person('SUPERVISOR', 'lead'));
  const byStatus: Record<string, number> = {};
  const findings = new Map<string, string>();
  const slow: { sent: Sent; first: Answer; found: (kind: string, detail: string) => void }[] = [];
  let slowestMs = 0;

  const requestOf = (number: number): { operation: Operation; sent: Sent } => {
    const dice = new Dice(seed * 1_000_003 + number);
    const operation = dice.one(dice.chance(costly.perThousand / 1_000) ? dear : usual);
    const who = policy.get(operation.key);
    const may = typeof who === 'object' && dice.chance(0.9) ? [...who] : everybody;
    const idAt = (kind: keyof typeof kinds): string => {
      const share = dice.roll();
      if (share < 0.6) return world.ownThings[kind] ?? kinds[kind].missing();
      return share < 0.8 ? kinds[kind].missing() : textOf(dice.one(hostile)).slice(0, 300);
    };
    // A lone surrogate cannot be written into an address.
    const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
    const values = operation.placeholders.map((name) => [name, encoded(idAt(kindAt(operation.path, name)))] as const);
    const named = Object.entries(queries[operation.key] ?? {}).map(([name, kind]) => [name, idAt(kind)] as const);
    const free = Object.entries(asked)
      .filter(() => operation.method === 'GET' && dice.chance(0.12))
      .map(
        ([name, texts]) =>
          [name, dice.chance(0.7) ? dice.one(texts) : textOf(dice.one(hostile)).slice(0, 200)] as const,
      );
    const query = [...named, ...free].map(([name, value]) => `${name}=${encoded(value)}`).join('&');
    const path = `${filled(operation.path, Object.fromEntries(values))}${query ? `?${query}` : ''}`;
    const body = operation.method === 'GET' ? undefined : bodyFor(operation.body ?? loose, dice);
    const key = dice.chance(0.05) ? [dice.one(['', ' ', 'k'.repeat(201), 'é', "';--"])] : [];
    const type = dice.chance(0.03)
      ? [
          dice.one([
            'text/plain',
            'application/xml',
            'multipart/form-data; boundary=x',
            'application/json; charset=utf-16',
            'x',
          ]),
        ]
      : [];
    return {
      operation,
      sent: {
        method: operation.method,
        path,
        token: dice.chance(0.02) ? undefined : tokens.get(dice.one(may)),
        body,
        headers: {
          ...(key[0] === undefined ? {} : { 'idempotency-key': key[0] }),
          ...(type[0] === undefined ? {} : { 'content-type': type[0] }),
        },
      },
    };
  };

  const judge = async (number: number): Promise<void> => {
    const { operation, sent } = requestOf(number);
    const found = (kind: string, detail: string): void => {
      const key = `${kind} ${operation.key}`;
      if (!findings.has(key) && findings.size < FINDINGS)
        findings.set(
          key,
          `${key}: request ${seed}/${number} ${sent.path.slice(0, 160)} ${String(sent.body).slice(0, 260)} -> ${detail}`,
        );
    };
    let answer: Answer;
    try {
      answer = await client.send(operation.key.endsWith('/sign-out') ? { ...sent, token: await leaving() } : sent);
    } catch (error) {
      return found('no answer', String(error));
    }
    byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
    if (answer.status >= 500) found('5xx', `${answer.status} ${answer.text.slice(0, 200)}`);
    const off = offSchema(operation, answer, platform.document);
    if (off) found('off schema', `${answer.status} ${off}`);
    if (answer.ms > SLOW_MS) slow.push({ sent, first: answer, found });
    else slowestMs = Math.max(slowestMs, answer.ms);
  };
  /**
   * What was slow among others is asked again alone: only what is slow by itself is a finding. When it is answered
   * otherwise now (the first one changed something), its first time stands, three times as long for the others beside it.
   */
  const judgeAlone = async ({ sent, first, found }: (typeof slow)[number]): Promise<void> => {
    let ms = Infinity;
    for (let again = 0; ms > SLOW_MS && again < 3; again += 1) {
      const answer = await client.send(sent);
      ms = Math.min(ms, answer.status === first.status ? answer.ms : first.ms / BESIDE_OTHERS);
    }
    slowestMs = Math.max(slowestMs, ms);
    if (ms > SLOW_MS) found('slow', `${Math.round(ms)} ms alone, ${Math.round(first.ms)} ms among others`);
  };

  const started = performance.now();
  await concurrently(Array(requests).keys(), AT_ONCE, judge);
  for (const one of slow) await judgeAlone(one);
  if (({} as Record<string, unknown>)['polluted'] !== undefined)
    findings.set('prototype', 'Object.prototype was changed');
  const perSecond = Math.round(requests / ((performance.now() - started) / 1000));
  return {
    requests,
    byStatus,
    findings: [...findings.values()],
    slow: slow.length,
    slowestMs: Math.round(slowestMs),
    perSecond,
  };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** For bodies that the document does not describe: what such routes take, as far as one can guess. */
const loose: Schema = {
  type: 'object',
  properties: Object.fromEntries(
    ['account', 'password', 'current', 'next', 'reason', 'text', 'source', 'variables', 'off', 'table', 'year'].map(
      (name) => [
        name,
        {
          anyOf: [
            { type: 'string' },
            { type: 'object', properties: {} },
            { type: 'array', items: { type: 'object', properties: {} } },
            { type: 'integer' },
          ],
        },
      ],
    ),
  ),
};

/** What about an answer is not as the document says; undefined when it is. */
export const offSchema = ({ responses }: Operation, answer: Answer, document: OpenApi): string | undefined => {
  const described = responses[String(answer.status)];
  if (!described) return `the document knows no answer ${answer.status} here: ${answer.text.slice(0, 120)}`;
  const [[type, { schema }] = [undefined, {}]] = Object.entries(described.content ?? {});
  if (!schema) return undefined;
  const given = String(answer.headers['content-type']);
  if (!type || !given.startsWith(type)) return `content-type ${given} and not ${type}`;
  try {
    return misfit(jsonOf(answer), schema, document, '');
  } catch {
    return `no JSON: ${answer.text.slice(0, 120)}`;
  }
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};
const misfit = (value: unknown, schema: Schema, document: OpenApi, at: string): string | undefined => {
  const {
    $ref,
    type,
    required = [],
    properties = {},
    items,
  } = schema as {
    $ref?: string;
    type?: string;
    required?: string[];
    properties?: Record<string, Schema>;
    items?: Schema;
  };
  if ($ref) return misfit(value, document.components.schemas[$ref.split('/').at(-1) as string] ?? {}, document, at);
  if (type && typeOf(value) !== type && !(type === 'number' && typeOf(value) === 'integer'))
    return `${at} is ${typeOf(value)} and not ${type}`;
  if (type === 'array' && items)
    for (const [i, each] of (value as unknown[]).entries()) {
      const wrong = misfit(each, items, document, `${at}.${i}`);
      if (wrong) return wrong;
    }
  if (type !== 'object') return undefined;
  const given = value as Record<string, unknown>;
  for (const name of required) if (given[name] === undefined) return `${at}.${name} is missing`;
  for (const [name, each] of Object.entries(properties)) {
    const wrong = given[name] === undefined ? undefined : misfit(given[name], each, document, `${at}.${name}`);
    if (wrong) return wrong;
  }
  return undefined;
};
