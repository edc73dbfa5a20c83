/** 行政区划的层级: 1 省、2 市、3 县、4 乡、5 村. */
export const levelOf = (code: string): number => {
  if (code.length > 6) return code.length === 9 ? 4 : 5;
  if (code.endsWith('0000')) return 1;
  return code.endsWith('00') ? 2 : 3;
};

/** How many digits of a code its level takes up. */
const DIGITS = [2, 4, 6, 9, 12];

/** Whether a division lies in another, or is it. */
export const liesIn = (division: string, region: string): boolean =>
  division.startsWith(region.slice(0, DIGITS[levelOf(region) - 1]));

/** How many levels below the supervising government a unit stands: 0 its own departments, 1 the next level, more 越级. */
export const levelsBelow = (division: string, region: string): number => levelOf(division) - levelOf(region);
