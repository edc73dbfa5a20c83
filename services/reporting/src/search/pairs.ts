/**
 * Text as it is compared: full-width letters and figures made half-width, capitals small. Every character stays where it
 * was, so a place found in folded text is the same place in the text.
 */
export const fold = (text: string): string =>
  [...text]
    .map((char) => {
      const code = char.charCodeAt(0);
      const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
      const small = half.toLowerCase();
      return small.length === char.length ? small : char;
    })
    .join('');

/** 二字组: the pairs of neighbouring characters of a text; a word of two characters is one of them. */
export const pairsOf = (folded: string): string[] => {
  const pairs = new Set<string>();
  for (const run of folded.split(/\s+/)) {
    const chars = [...run];
    for (let i = 0; i + 1 < chars.length; i += 1) pairs.add(`${chars[i]}${chars[i + 1]}`);
  }
  return [...pairs];
};

/** The words of a question, at most six. */
export const termsOf = (text: string): string[] => [...new Set(fold(text).split(/\s+/).filter(Boolean))].slice(0, 6);

/** A stretch of a found text; `hit` where it is what was asked for. */
export type Piece = { text: string; hit: boolean };
const BEFORE = 18;
const LENGTH = 90;

/** The stretch around the first hit, with every hit in it marked. */
export const snippet = (text: string, terms: readonly string[]): Piece[] => {
  const folded = fold(text);
  const places = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - BEFORE);
  const end = Math.min(text.length, start + LENGTH);
  const pieces: Piece[] = [];
  const add = (part: string, hit: boolean): void => void (part && pieces.push({ text: part, hit }));
  add(start > 0 ? '…' : '', false);
  let from = start;
  while (from < end) {
    const next = terms
      .map((term) => ({ term, at: folded.indexOf(term, from) }))
      .filter(({ term, at }) => at >= 0 && at + term.length <= end)
      .sort((a, b) => a.at - b.at || b.term.length - a.term.length)[0];
    add(text.slice(from, next ? next.at : end), false);
    if (!next) break;
    from = next.at + next.term.length;
    add(text.slice(next.at, from), true);
  }
  add(end < text.length ? '…' : '', false);
  return pieces;
};
