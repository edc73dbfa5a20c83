import { Dice } from './generate';
import { matching } from './pattern';

describe('按正则造文字', () => {
  it.each([
    '^[0-9a-f]{64}$',
    '^\\d{6}(\\d{3}){0,2}$',
    '^1\\d{10}$',
    '^[a-z][a-z0-9._-]{2,31}$',
    '^([01]\\d|2[0-3]):[0-5]\\d$',
    '^\\d{4}-(0[1-9]|1[0-2])$',
    '^(?:清|石)?政[〔(]\\d+[〕)]\\w*$',
  ])('%s', (pattern) => {
    const dice = new Dice(1);
    const made = new Set(Array.from({ length: 200 }, () => matching(pattern, dice)));
    expect(made.size).toBeGreaterThan(5);
  });
  it('不会的写法说出来,不给错的', () => expect(() => matching('^(?=.*\\d)x$', new Dice(1))).toThrow('pattern.ts'));
});
