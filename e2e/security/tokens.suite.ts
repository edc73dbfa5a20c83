import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type Client, jsonOf } from './client';
import { type World } from './county';
import { type Opened } from './platform';

type Json = Readonly<Record<string, unknown>>;
const part = (value: Json | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const mac = (hash: string, key: string | Buffer, text: string): string =>
  createHmac(hash, key).update(text).digest('base64url');

/** S7: a token is ours, whole, in time and of a session that is not over, or it is nothing. */
export const tokensSuite = (given: () => { platform: Opened; client: Client; world: World }): void => {
  const status = async (token: string | undefined, headers: Record<string, string> = {}): Promise<number> =>
    (await given().client.send({ method: 'GET', path: '/api/ledger', token, headers })).status;

  it('S7 换算法、换密钥、换签发者、过期、未到、拼改的令牌:一个也不认', async () => {
    const { platform, world } = given();
    const now = Math.floor(Date.now() / 1000);
    const { id, ...rest } = world.own.person('GOV_HEAD');
    const claims: Json = { ...rest, sub: id, iss: 'duban', aud: 'duban-api', iat: now, exp: now + 600 };
    const hs256: Json = { alg: 'HS256' };
    const made = (header: Json, payload: Json, key: string | Buffer = platform.secret, hash = 'sha256'): string => {
      const text = `${part(header)}.${part(payload)}`;
      return `${text}.${mac(hash, key, text)}`;
    };
    // The right one is accepted: what follows is refused for what is wrong with it, and for nothing else.
    const known = await platform.token(world.own.person('GOV_HEAD'));
    const sessionClaims = jsonOf({ text: Buffer.from(known.split('.')[1] as string, 'base64url').toString() } as never);
    expect(await status(known)).toBe(200);
    expect(await status(made(hs256, { ...sessionClaims }))).toBe(200);
    const right = { ...sessionClaims, ...claims, jti: sessionClaims['jti'] };
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const unsigned = (alg: string): string[] => [`${part({ alg })}.${part(right)}.`, `${part({ alg })}.${part(right)}`];
    const rsText = `${part({ alg: 'RS256' })}.${part(right)}`;
    const esText = `${part({ alg: 'ES256' })}.${part(right)}`;
    const [header, payload, signature] = known.split('.') as [string, string, string];
    const without = (claim: string): Json =>
      Object.fromEntries(Object.entries(right).filter(([name]) => name !== claim));
    const tokens: Record<string, string[]> = {
      'alg none': ['none', 'None', 'NONE', 'nOnE', ''].flatMap(unsigned),
      'RS and ES of any key': [
        `${rsText}.${sign('sha256', Buffer.from(rsText), rsa.privateKey).toString('base64url')}`,
        `${esText}.${sign('sha256', Buffer.from(esText), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`,
      ],
      'HS by a public key': [made(hs256, right, pem), made({ alg: 'RS256' }, right, pem)],
      'HS by another hash': [
        made({ alg: 'HS512' }, right, platform.secret, 'sha512'),
        made({ alg: 'HS384' }, right, platform.secret, 'sha384'),
      ],
      'RS named, HS signed': [made({ alg: 'RS256' }, right), made({ alg: 'none' }, right)],
      kid: ['../../../../dev/null', "x' union select 'a", 'http://127.0.0.1/key'].flatMap((kid) => [
        made({ ...hs256, kid }, right, ''.padEnd(1)),
        made({ ...hs256, kid }, right, randomBytes(32)),
      ]),
      'a key brought along': [
        made({ ...hs256, jwk: { kty: 'oct', k: part('mine') } }, right, 'mine'),
        made({ ...hs256, jku: 'http://127.0.0.1/jwks', x5u: 'http://127.0.0.1/x5u' }, right, 'mine'),
      ],
      crit: [made({ ...hs256, crit: ['exp'], exp: now }, right), made({ ...hs256, b64: false, crit: ['b64'] }, right)],
      issuer: [
        made(hs256, { ...right, iss: 'else' }),
        made(hs256, without('iss')),
        made(hs256, { ...right, iss: ['duban'] }),
      ],
      audience: [
        made(hs256, { ...right, aud: 'else' }),
        made(hs256, without('aud')),
        made(hs256, { ...right, aud: [] }),
      ],
      'out of time': [
        made(hs256, { ...right, iat: now - 100, exp: now - 31 }),
        made(hs256, { ...right, nbf: now + 60 }),
        made(hs256, without('exp')),
        made(hs256, without('iat')),
        made(hs256, without('sub')),
        made(hs256, { ...right, exp: 'never' }),
        made(hs256, { ...right, iat: now + 3_600 }),
      ],
      'put together': [
        `${header}.${part({ ...right, roles: ['SYSTEM_ADMIN'] })}.${signature}`,
        `${header}.${payload}.${signature.slice(0, -2)}`,
        `${header}.${payload}.${signature}x`,
        `${header}.${payload}.${signature}.${signature}`,
        `${header}..${signature}`,
        '..',
        '',
        'null',
        `${known} ${known}`,
        'x'.repeat(7_000),
      ],
    };
    const accepted: string[] = [];
    let count = 0;
    for (const [kind, all] of Object.entries(tokens))
      for (const token of all)
        for (const headers of [
          { authorization: `Bearer ${token}` },
          { cookie: `duban_session=${encodeURIComponent(token)}` },
        ]) {
          count += 1;
          const answered = await status(undefined, headers);
          if (answered !== 401) accepted.push(`${kind}: ${answered} ${token.slice(0, 60)}`);
        }
    for (const authorization of [
      known,
      `Basic ${known}`,
      `bearer  ${known}`,
      `Token ${known}`,
      `Bearer ${known}, Bearer ${known}`,
    ]) {
      count += 1;
      const answered = await status(undefined, { authorization });
      if (answered !== 401) accepted.push(`${authorization.slice(0, 20)}: ${answered}`);
    }
    process.stdout.write(`    ${count} tokens, ${accepted.length} accepted\n`);
    expect(accepted).toEqual([]);
  }, 60_000);

  it('S7 退出以后,那次会话的令牌在每个服务都不认,签名换一种写法也一样', async () => {
    const { platform, world, client } = given();
    const token = await platform.token(world.own.person('SUPERVISOR'));
    const kept = await platform.token(world.own.person('SUPERVISOR'));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const written = [0, 1, 2, 3].map((bits) => {
      const last = alphabet.indexOf(token.slice(-1));
      return `${token.slice(0, -1)}${alphabet[(last & ~3) | bits]}`;
    });
    const { ownThings } = world;
    const asked: readonly (readonly [string, string])[] = [
      ['GET', '/api/ledger'],
      ['GET', '/api/messages'],
      ['GET', '/api/todos'],
      ['GET', `/api/matters/${ownThings.matter}`],
      ['GET', `/api/dossiers/${ownThings.matter}`],
      ['GET', `/api/assignments?matterId=${ownThings.matter}`],
      ['POST', `/api/assignments/${ownThings.assignment}/urge`],
    ];
    const answers = (with_: string): Promise<number[]> =>
      Promise.all(
        asked.map(
          async ([method, path]) =>
            (await client.send({ method, path, token: with_, body: method === 'POST' ? '{}' : undefined })).status,
        ),
      );
    for (const one of written) expect(await answers(one)).not.toContain(401);
    expect((await client.send({ method: 'POST', path: '/api/sign-out', token })).status).toBe(204);
    for (const one of written) expect(new Set(await answers(one))).toEqual(new Set([401]));
    expect(await answers(kept)).not.toContain(401);
  });
};
