import { type Actor } from '@duban/kernel';
import { sessionTokens } from './sessions';

const actor: Actor = { id: 'p1', name: '苗晓岚', roles: ['SUPERVISOR'], units: ['u1'], region: '990121' };
const SECRET = 'x'.repeat(43);

describe('会话', () => {
  it('签发的令牌认得出本人,记住的和新验的一样', async () => {
    const tokens = sessionTokens(SECRET);
    const token = await tokens.issue(actor);
    expect(await tokens.verify(token)).toMatchObject({ claims: actor });
    expect(await tokens.verify(token)).toMatchObject({ claims: actor });
  });

  it('别处签发的、改动过的不认', async () => {
    const tokens = sessionTokens(SECRET);
    const token = await tokens.issue(actor);
    expect(await sessionTokens('y'.repeat(43)).verify(token)).toBeUndefined();
    expect(await tokens.verify(`${token.slice(0, -4)}AAAA`)).toBeUndefined();
    expect(await tokens.verify('not.a.token')).toBeUndefined();
  });

  it('十二小时后失效,记住过的也一样', async () => {
    let now = Date.parse('2026-03-02T01:00:00.000Z');
    const tokens = sessionTokens(SECRET, () => now);
    const token = await tokens.issue(actor);
    now += 12 * 3_600_000 - 1_000;
    expect(await tokens.verify(token)).toMatchObject({ claims: actor });
    now += 62_000;
    expect(await tokens.verify(token)).toBeUndefined();
  });
});
