import { findInTexts } from './texts';

const LEVEL = '(?:绝 ?密|机 ?密|秘 ?密)';
const TERM = '(?:长 ?期|\\d{1,3} ?(?:年|个月|天|日))';
const rules: readonly { id: string; pattern: RegExp; headOnly?: boolean }[] = [
  { id: '密级标志', pattern: new RegExp(`${LEVEL}\\s?[★☆*⭐✩-✰]`) },
  { id: '密级加期限', pattern: new RegExp(`(?:^|[\\s【[(（])${LEVEL}\\s?[:：]?\\s?${TERM}`, 'm') },
  { id: '份号加密级', pattern: new RegExp(`(?:^|\\n)\\d{6}\\s?${LEVEL}(?![局级书工保])`) },
  { id: '方括号密级', pattern: new RegExp(`[【[(（]\\s?${LEVEL}\\s?[】\\])）]`) },
  { id: '首行密级', pattern: new RegExp(`^${LEVEL}(?:\\n|$)`), headOnly: true },
  { id: '涉密标注', pattern: /^(?:本件|此件|该件)?涉密\s?(?:[:：,，。]|文件|不得|$)/m, headOnly: true },
];

/**
 * What is matched: compatible forms made one, invisible characters gone, runs of white space made one character.
 * The last also keeps the patterns linear, whatever a sender puts between the characters.
 */
const normalized = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

/**
 * 涉密标志: the id of the rule that hits, or undefined. Words that merely contain 保密 or 秘密 do not.
 * Callers store and log the rule only, never the text.
 */
export const findClassifiedMark = (text: string): string | undefined => {
  // Every mark holds this character, and no other character is a compatible form of it.
  if (!text.includes('密')) return undefined;
  const normal = normalized(text);
  const head = normal.slice(0, 400);
  return rules.find(({ pattern, headOnly }) => pattern.test(headOnly ? head : normal))?.id;
};

/** 涉密标志 in any text within a value, in names of fields too and however deep: the rule that hits first. */
export const classifiedMarkIn = (value: unknown): string | undefined => findInTexts(value, findClassifiedMark);
