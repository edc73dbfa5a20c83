import { takeTurns } from './turns';

const groupOf = (one: string): string => one.slice(0, 1);

it('一次放得下的按先后', () => {
  expect(takeTurns(['a1', 'a2', 'b1'], 3, groupOf)).toEqual(['a1', 'a2', 'b1']);
});

it('放不下时各地区轮流, 同一地区内按先后: 一个地区多出五十倍, 别的地区不等它', () => {
  const noisy = Array.from({ length: 50 }, (_, i) => `a${i}`);
  const turns = takeTurns([...noisy, 'b1', 'c1', 'b2'], 10, groupOf);
  expect(turns.slice(0, 6)).toEqual(['a0', 'b1', 'c1', 'a1', 'b2', 'a2']);
  expect([...turns].sort()).toEqual([...noisy, 'b1', 'c1', 'b2'].sort());
});

it('只有一个地区时仍按先后', () => {
  expect(takeTurns(['a2', 'a1', 'a3'], 2, groupOf)).toEqual(['a2', 'a1', 'a3']);
});
