import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import {
  hashPassword,
  InvalidToken,
  issueToken,
  LoginGuard,
  passwordReasons,
  verifyPassword,
  verifyToken,
} from './index';

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
    expect(await verifyToken(token, secret, { now })).toEqual(claims);
    await expect(verifyToken(token, secret, { now: '2026-03-02T01:11:00.000Z' })).rejects.toBeInstanceOf(InvalidToken);
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

describe('登录失败锁定', () => {
  it('同一账号失败八次后须等待, 时间过去后恢复; 不存在的账号也一样', () => {
    const guard = new LoginGuard();
    for (let i = 0; i < 8; i += 1) guard.failed('nobody', `10.0.0.${i}`, i);
    expect(guard.waitMinutes('nobody', '10.0.0.9', 10)).toBe(15);
    expect(guard.waitMinutes('youzhi', '10.0.0.9', 10)).toBe(0);
    expect(guard.waitMinutes('nobody', '10.0.0.9', 16 * 60_000)).toBe(0);
  });
  it('同一地址试遍许多账号也须等待', () => {
    const guard = new LoginGuard();
    for (let i = 0; i < 60; i += 1) guard.failed(`a${i}`, '10.0.0.1', 1000);
    expect(guard.waitMinutes('new', '10.0.0.1', 2000)).toBeGreaterThan(0);
  });
});
