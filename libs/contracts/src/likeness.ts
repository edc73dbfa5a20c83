/** Pairs of neighbouring characters: two titles in Chinese are alike when they share most of them. */
const bigrams = (text: string): Set<string> => {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
};

/** 标题相似度: shared pairs over all pairs, 0 to 1. */
export const likeness = (a: string, b: string): number => {
  const [left, right] = [bigrams(a), bigrams(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared === 0 ? 0 : shared / (left.size + right.size - shared);
};

/** What every check is called, whatever it is about. */
const COMMON = /关于|开展|全县|全市|年度|综合|专项|督查|检查|督导|考核|调研|落实|工作|情况|活动|大检查/g;

/**
 * 同类内容: whether two checks are about the same thing. Names of checks are of very different lengths, so it counts
 * how much of the shorter one stands in the longer one; what all checks are called counts nothing.
 */
export const sameTopic = (a: string, b: string): boolean => {
  const [left, right] = [a.replace(COMMON, ''), b.replace(COMMON, '')].map(bigrams) as [Set<string>, Set<string>];
  if (left.size === 0 || right.size === 0) return left.size === right.size;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared / Math.min(left.size, right.size) >= 0.5;
};
