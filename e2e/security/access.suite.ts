import { randomBytes, randomUUID } from 'node:crypto';
import { commands, countyPolicy, type Role, words } from '@duban/contracts';
import { sessionTokens } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { apart, rowsOf, shape } from './alike';
import { type Answer, type Client, concurrently } from './client';
import { type Things, type World } from './county';
import { Dice, idPlaces, put, valid } from './generate';
import { filled, type Operation, operationsOf } from './operations';
import { creating, kindAt, type KindName, kinds, queries } from './places';
import { FOREIGN, type Opened } from './platform';
import { differences, type May, readPolicy } from './policy';

const roles = [...(Object.keys(words.role) as Role[]), 'nobody'] as const;
const ofUnits = new Set<string>(['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON', 'HANDLER', 'nobody']);
const AT_ONCE = 6;

type Cell = { operation: Operation; actor: Actor; path: string; body: string | undefined };
const may = (allowed: May, actor: Actor): boolean =>
  typeof allowed === 'string' || actor.roles.some((role) => allowed.has(role as Role));
const denied = ({ status, text }: Answer): boolean =>
  /"code":"(not-signed-in|not-allowed|command\.not-allowed)"/.test(text) && [401, 403].includes(status);

/** S1: what the platform answers to everybody, about everything, wherever an id can stand. */
export const accessSuite = (given: () => { platform: Opened; client: Client; world: World }): void => {
  const policy = readPolicy();
  let platform: Opened;
  let client: Client;
  let world: World;
  let operations: Operation[];
  let before: string;
  const said = new Set<string>();
  beforeAll(async () => {
    ({ platform, client, world } = given());
    operations = operationsOf(platform.document);
    before = await rowsOf(platform, FOREIGN);
  });

  const placesOf = ({ key, path, placeholders }: Operation): [string, KindName][] => [
    ...placeholders.map((name) => [name, kindAt(path, name)] as [string, KindName]),
    ...Object.entries(queries[key] ?? {}),
  ];
  const pathOf = (operation: Operation, things: Things): string => {
    const [inPath, inQuery] = [operation.placeholders, queries[operation.key] ?? {}];
    const idAt = (kind: KindName): string => things[kind] ?? kinds[kind].missing();
    const path = filled(
      operation.path,
      Object.fromEntries(inPath.map((name) => [name, encodeURIComponent(idAt(kindAt(operation.path, name)))])),
    );
    const query = new URLSearchParams(
      Object.fromEntries(Object.entries(inQuery).map(([name, kind]) => [name, idAt(kind)])),
    ).toString();
    return query ? `${path}?${query}` : path;
  };
  const bodies = new Map<string, string>();
  /** A body that the command takes, as small as can be. */
  const bodyOf = (operation: Operation): string | undefined => {
    const { key, method, body } = operation;
    if (!body) return method === 'GET' ? undefined : '{}';
    const made = bodies.get(key) ?? smallest(operation);
    bodies.set(key, made);
    return made;
  };
  const smallest = ({ key, body = {} }: Operation): string => {
    // A whole scheme is made by changing the one in force.
    if (key === 'POST /api/schemes/{id}/draft')
      return JSON.stringify({ base: countyPolicy.version, policy: countyPolicy });
    const name = Object.keys(commands).find((each) => key === `POST ${routeKey(each)}`) as keyof typeof commands;
    for (let seed = 1; seed < 400; seed += 1) {
      const made = valid(body, new Dice(seed), 0);
      if (commands[name].input.safeParse(made).success) return JSON.stringify(made);
    }
    throw new Error(`e2e/security/generate.ts makes no body that ${name} takes`);
  };
  const send = async ({ operation: { method }, actor, path, body }: Cell): Promise<Answer> => {
    const token = await platform.token(actor);
    const answer = await client.send({ method, path, token, body, headers: { 'idempotency-key': randomUUID() } });
    if (answer.text.includes('STONEMARK')) said.add(`${method} ${path} as ${actor.roles.join()}`);
    return answer;
  };
  const told = (cells: number, wrong: readonly string[]): void => {
    process.stdout.write(`    ${cells} cells, ${wrong.length} not as designed\n`);
    expect(wrong).toEqual([]);
  };

  it('S1 每个操作都在表里,表里没有多余的', () => {
    expect(differences(policy, operations)).toEqual([]);
    for (const operation of operations) placesOf(operation);
  });

  it('S1 表里没有的新操作使核对不过,并说明加什么', () => {
    const planted = [...operations, { ...(operations[0] as Operation), key: 'POST /api/matters/{id}/shred' }];
    expect(differences(policy, planted)).toEqual([
      '新的操作 POST /api/matters/{id}/shred:请在 e2e/security/policy.md 加一行,写明谁可以办',
    ]);
  });

  it('S1 操作 × 职务:该办的办得到,不该办的 403', async () => {
    const wrong: string[] = [];
    const cells = operations.flatMap((operation) =>
      roles.map((role) => {
        const actor = world.own.person(role, ofUnits.has(role) ? 'lead' : 'office');
        const path = pathOf(operation, operation.method === 'GET' ? world.ownThings : {});
        return { operation, actor, path, body: operation.method === 'GET' ? undefined : '{}' };
      }),
    );
    await concurrently(cells, AT_ONCE, async (cell) => {
      const answer = await send(cell);
      const allowed = may(policy.get(cell.operation.key) as May, cell.actor);
      if (denied(answer) === allowed || answer.status >= 500)
        wrong.push(
          `${cell.operation.key} as ${cell.actor.roles.join()}: ${answer.status}, designed ${String(allowed)}`,
        );
    });
    told(cells.length, wrong);
  }, 120_000);

  it('S1 操作 × 没有令牌、过期、别处签发、改过、乱写的令牌:401;浏览器会话写操作没有 X-Requested-With:403', async () => {
    const head: Actor = { ...world.own.person('GOV_HEAD'), roles: Object.keys(words.role) };
    const right = await platform.token(head);
    const [header, , signature] = right.split('.') as [string, string, string];
    const claims = Buffer.from(JSON.stringify({ ...head, sub: head.id })).toString('base64url');
    const tokens: Record<string, string | undefined> = {
      none: undefined,
      expired: await sessionTokens(platform.secret, () => Date.now() - 13 * 3_600_000).issue(head),
      elsewhere: await sessionTokens(randomBytes(32).toString('hex')).issue(head),
      changed: `${header}.${claims}.${signature}`,
      scribbled: 'x'.repeat(40),
    };
    const wrong: string[] = [];
    const cells = operations.flatMap((operation) => [
      ...Object.entries(tokens).map(([name, token]) => ({ operation, name, token, headers: {} })),
      ...(operation.method === 'GET'
        ? []
        : [{ operation, name: 'cookie', token: undefined, headers: { cookie: `duban_session=${right}` } }]),
    ]);
    await concurrently(cells, AT_ONCE, async ({ operation, name, token, headers }) => {
      const path = pathOf(operation, world.ownThings);
      const body = operation.method === 'GET' ? undefined : '{}';
      const { status } = await client.send({ method: operation.method, path, token, body, headers });
      const open = policy.get(operation.key) === 'anyone';
      const designed = name === 'cookie' ? status === 403 : open ? status !== 401 : status === 401;
      if (!designed) wrong.push(`${operation.key} with ${name}: ${status}`);
    });
    told(cells.length, wrong);
  }, 120_000);

  it('S1 编号在路径、参数里:别的地区的、别的单位的、知悉范围以外的,与没有的一样回答', async () => {
    const wrong: string[] = [];
    const foreignUnit = (kind: KindName): boolean => kinds[kind].seen === 'unit' || kinds[kind].seen === 'person';
    const cells = operations.flatMap((operation) =>
      placesOf(operation).length === 0
        ? []
        : roles.flatMap((role) => {
            const actor = world.own.person(role, ofUnits.has(role) ? 'other' : 'office');
            if (!may(policy.get(operation.key) as May, actor)) return [];
            const all = placesOf(operation).map(([, kind]) => kind);
            const variants: [string, Things][] = all.some((kind) => world.foreignThings[kind])
              ? [['region', world.foreignThings]]
              : [];
            if (ofUnits.has(role) && all.some(foreignUnit)) variants.push(['unit', world.ownThings]);
            if (all.includes('matter') && !['INTAKE_CLERK', 'SUPERVISOR', 'GOV_HEAD'].includes(role))
              variants.push(['restricted', { matter: world.restricted }]);
            return variants.map(([name, things]) => ({ operation, actor, name, things }));
          }),
    );
    await concurrently(cells, AT_ONCE, async ({ operation, actor, name, things }) => {
      const body = bodyOf(operation);
      const path = pathOf(operation, things);
      const answer = await send({ operation, actor, path, body });
      const missing = await send({ operation, actor, path: pathOf(operation, {}), body });
      if (creating.has(operation.key)) {
        if (answer.status === 200 || answer.status >= 500)
          wrong.push(`${operation.key} took ${name}: ${answer.status}`);
      } else if (shape(answer) !== shape(missing))
        wrong.push(`${operation.key} ${name} as ${actor.roles.join()}: ${apart(answer, missing)}`);
    });
    told(cells.length, wrong);
  }, 180_000);

  it('S1 编号在正文里:别的地区的与没有的一样回答', async () => {
    const wrong: string[] = [];
    const cells = operations.flatMap((operation) =>
      idPlaces(operation.body).flatMap((place) =>
        roles.flatMap((role) => {
          const actor = world.own.person(role, ofUnits.has(role) ? 'lead' : 'office');
          if (!may(policy.get(operation.key) as May, actor)) return [];
          const name = kindNamed(place);
          return [{ operation, actor, place, name, id: world.foreignThings[name] as string }];
        }),
      ),
    );
    await concurrently(cells, AT_ONCE, async ({ operation, actor, place, name, id }) => {
      const plain = JSON.parse(bodyOf(operation) as string) as unknown;
      const withId = (value: string): unknown => put(completed(plain, place), place, value);
      // Under an id of its own where it is created: otherwise the first request would be what the second one meets.
      const ask = (value: string): Promise<Answer> => {
        const things = creating.has(operation.key) ? {} : world.ownThings;
        return send({ operation, actor, path: pathOf(operation, things), body: JSON.stringify(withId(value)) });
      };
      const first = await ask(kinds[name].missing());
      const foreign = await ask(id);
      const again = await ask(kinds[name].missing());
      if (![shape(first), shape(again)].includes(shape(foreign)))
        wrong.push(`${operation.key} ${place.join('.')}=${name} as ${actor.roles.join()}: ${apart(foreign, again)}`);
    });
    told(cells.length, wrong);
  }, 180_000);

  it('S1 读别的地区的用时与读没有的同一量级', async () => {
    const reads = operations.filter(
      ({ method, placeholders, path }) => method === 'GET' && placeholders.length === 1 && path.includes('/matters/'),
    );
    for (const operation of reads) {
      const actor = world.own.person('SUPERVISOR');
      const times: [number[], number[]] = [[], []];
      for (let i = 0; i < 150; i += 1)
        for (const [at, things] of [world.foreignThings, {}].entries())
          times[at]?.push((await send({ operation, actor, path: pathOf(operation, things), body: undefined })).ms);
      const [foreign, missing] = times.map(median) as [number, number];
      process.stdout.write(
        `    ${operation.key}: foreign ${foreign.toFixed(2)} ms, missing ${missing.toFixed(2)} ms\n`,
      );
      expect(foreign / missing).toBeLessThan(3);
      expect(missing / foreign).toBeLessThan(3);
    }
  }, 60_000);

  it('S1 全程没有一个回答带出别的地区的一个字,别的地区的行没有变', async () => {
    await platform.settled();
    expect([...said]).toEqual([]);
    expect(await rowsOf(platform, FOREIGN)).toBe(before);
  });
};

const routeKey = (command: string): string =>
  `/api/${command.slice(0, command.indexOf('.'))}s/{id}/${command.slice(command.indexOf('.') + 1)}`;
const median = (all: number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] as number;

/** What an id in a body names, by where it stands. */
const kindNamed = (place: readonly string[]): KindName => {
  const at = place.join('.').toLowerCase();
  if (at.endsWith('digest')) return 'attachment';
  if (at.includes('assignment')) return 'assignment';
  if (at.includes('inspection')) return 'inspection';
  if (at.includes('conclusion')) return 'conclusion';
  if (at.endsWith('into') || at.includes('matter')) return 'matter';
  return /unit|parties/.test(at) ? 'unit' : 'person';
};

/** The other fields of what an id belongs to, where the smallest body leaves them out. */
const completed = (body: unknown, place: readonly string[]): unknown => {
  const last = place.at(-1);
  const beside = place.slice(0, -1);
  if (last === 'digest')
    return ['name', 'size', 'mime'].reduce(
      (made, key) => put(made, [...beside, key], key === 'size' ? 9 : key === 'mime' ? 'text/plain' : '材料.txt'),
      body,
    );
  return last === 'id' ? put(body, [...beside, 'name'], '某某') : body;
};
