import { levelsBelow, liesIn } from './division';

const [province, city, county, town, village] = ['990000', '990100', '990121', '990121100', '990121100201'] as const;

describe('R-103 层级从区划代码得来', () => {
  it.each([
    [county, county, 0],
    [town, county, 1],
    [village, county, 2],
    [county, city, 1],
    [town, city, 2],
    ['990102', city, 1],
    [city, province, 1],
    [county, province, 2],
  ])('%s 在 %s 之下 %i 级', (division, region, levels) => {
    expect(levelsBelow(division, region)).toBe(levels);
    expect(liesIn(division, region)).toBe(true);
  });
  it.each([
    ['990122', county],
    ['990122100', county],
    [city, county],
    ['990200', city],
  ])('%s 不在 %s 管辖之内', (division, region) => expect(liesIn(division, region)).toBe(false));
});
