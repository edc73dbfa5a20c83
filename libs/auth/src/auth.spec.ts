import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { hashPassword, InvalidToken, issueToken, passwordReasons, verifyPassword, verifyToken } from './index';

const secret = randomBytes(32);
const now = '2026-03-02T01:00:00.000Z';
const claims = { id: 'p1', name: '尤芷', roles: ['INTAKE_CLERK'], units: ['u1'], region: '990121' };
const seconds = Math.floor(Date.parse(now) / 1000);
const forged = (payload: object = {}) =>
  new SignJWT({ name: 'x', ...payload })
    .setSubject('p1')
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60);

describe('会话令牌', () => {
  it('签发的令牌在有效期内认得出是谁', async () => {
    const token = await issueToken(claims, secret, { now, ttlSeconds: 600 });
    expect(await verifyToken(token, secret, { now })).toMatchObject({ claims, until: '2026-03-02T01:10:00.000Z' });
    await expect(verifyToken(token, secret, { now: '2026-03-02T01:11:00.000Z' })).rejects.toBeInstanceOf(InvalidToken);
  });
  it('S7 同一秒签发的是两次会话;签名的另一种写法还是同一次', async () => {
    const [one, two] = await Promise.all([0, 1].map(() => issueToken(claims, secret, { now, ttlSeconds: 600 })));
    const session = async (token: string): Promise<string> => (await verifyToken(token, secret, { now })).session;
    expect(await session(one as string)).not.toBe(await session(two as string));
    // The last of 43 characters carries four bits; the other two are not looked at when it is read.
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const at = last.indexOf((one as string).slice(-1));
    const again = `${(one as string).slice(0, -1)}${last[at ^ 1]}`;
    expect(again).not.toBe(one);
    expect(await session(again)).toBe(await session(one as string));
  });
  it('S7 不签名、换算法、换密钥、换签发者或受众、尚未签发的都不认', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = () => forged().setIssuer('duban').setAudience('duban-api');
    const tokens = [
      new UnsecuredJWT({})
        .setSubject('p1')
        .setIssuer('duban')
        .setAudience('duban-api')
        .setExpirationTime(seconds + 60)
        .encode(),
      await other().setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
      await other().setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32)),
      await other().setProtectedHeader({ alg: 'HS512' }).sign(randomBytes(64)),
      await forged().setIssuer('else').setAudience('duban-api').setProtectedHeader({ alg: 'HS256' }).sign(secret),
      await forged().setIssuer('duban').setAudience('else').setProtectedHeader({ alg: 'HS256' }).sign(secret),
      await other()
        .setIssuedAt(seconds + 60)
        .setExpirationTime(seconds + 120)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(secret),
      'not.a.token',
    ];
    for (const token of tokens) await expect(verifyToken(token, secret, { now })).rejects.toBeInstanceOf(InvalidToken);
  });
});

describe('口令', () => {
  it('对的通过, 错的和没有的账号一样不通过', async () => {
    const stored = await hashPassword('Duban@2026!');
    expect(await verifyPassword(stored, 'Duban@2026!')).toBe(true);
    expect(await verifyPassword(stored, 'wrong')).toBe(false);
    expect(await verifyPassword(undefined, 'Duban@2026!')).toBe(false);
  });
  it('R-906 复杂度不够的说出缺什么', () => {
    expect(passwordReasons('Duban@2026!', 'youzhi')).toEqual([]);
    expect(passwordReasons('youzhi', 'youzhi')).toEqual([
      '至少10个字符',
      '大写字母、小写字母、数字、符号至少三种',
      '不能包含账号',
    ]);
  });
});
