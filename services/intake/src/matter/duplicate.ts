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
