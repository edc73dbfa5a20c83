import { sealing } from './sealing';

const seals = sealing('s'.repeat(43));
const REFUSED = expect.objectContaining({ code: 'informant.unreadable' });
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('R-125 密封', () => {
  const sealed = seals.seal('尹长庚', 'matter 1');
  it('开出来是原文, 密文里没有原文, 长短看不出是谁', () => {
    expect(seals.open(sealed, 'matter 1')).toBe('尹长庚');
    expect(Buffer.from(sealed.slice(3), 'base64url').includes('尹长庚')).toBe(false);
    expect(seals.seal('清槐县纺织厂工会委员会', 'matter 1')).toHaveLength(sealed.length);
  });
  it('同一事项同一文字封出来相同, 换一件事项就不同', () => {
    expect(seals.seal('尹长庚', 'matter 1')).toBe(sealed);
    expect(seals.seal('尹长庚', 'matter 2')).not.toBe(sealed);
  });
  it('换了密钥、换了事项、改动一处、不是密文的, 都打不开', () => {
    const changed = Buffer.from(sealed.slice(3), 'base64url');
    changed[20] = (changed[20] as number) ^ 1;
    for (const work of [
      () => sealing('t'.repeat(43)).open(sealed, 'matter 1'),
      () => seals.open(sealed, 'matter 2'),
      () => seals.open(`v1.${changed.toString('base64url')}`, 'matter 1'),
      () => seals.open('尹长庚', 'matter 1'),
      () => seals.open('v1.AAAA', 'matter 1'),
    ])
      expect(thrown(work)).toEqual(REFUSED);
  });
});
