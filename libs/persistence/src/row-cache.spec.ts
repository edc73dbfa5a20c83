import { RowCache } from './row-cache';

const row = (version: number) => ({ state: {}, version, head: '' });

describe('刚写过的行', () => {
  it('留两分钟,再写一次重新算起', () => {
    let now = 0;
    const cache = new RowCache(10, () => now);
    cache.set('a', row(1));
    cache.set('b', row(1));
    now = 100_000;
    cache.set('a', row(2));
    now = 130_000;
    cache.set('c', row(1));
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.version)).toEqual([2, undefined, 1]);
  });

  it('再多也只留这么多,最早写的先忘', () => {
    const cache = new RowCache(2, () => 0);
    for (const key of ['a', 'b', 'c']) cache.set(key, row(1));
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.version)).toEqual([undefined, 1, 1]);
  });
});
