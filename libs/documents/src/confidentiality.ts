const LEVEL = '(?:绝\\s*密|机\\s*密|秘\\s*密)';
const TERM = '(?:长\\s*期|\\d{1,3}\\s*(?:年|个月|天|日))';
const rules: readonly { id: string; pattern: RegExp; headOnly?: boolean }[] = [
  { id: '密级标志', pattern: new RegExp(`${LEVEL}\\s*[★☆*＊]`) },
  { id: '密级加期限', pattern: new RegExp(`(?:^|[\\s【[(（])${LEVEL}\\s*[:：]?\\s*${TERM}`, 'm') },
  { id: '份号加密级', pattern: new RegExp(`(?:^|\\n)\\s*\\d{6}\\s*\\n?\\s*${LEVEL}(?![局级书工保])`) },
  { id: '方括号密级', pattern: new RegExp(`[【[(（]\\s*${LEVEL}\\s*[】\\])）]`) },
  { id: '首行密级', pattern: new RegExp(`^\\s*${LEVEL}\\s*(?:\\n|$)`), headOnly: true },
  { id: '涉密标注', pattern: /^\s*(?:本件|此件|该件)?涉密\s*(?:[:：,，。]|文件|不得|$)/m, headOnly: true },
];

/**
 * 涉密标志: the id of the rule that hits, or undefined. Words that merely contain 保密 or 秘密 do not.
 * Callers store and log the rule only, never the text.
 */
export const findClassifiedMark = (text: string): string | undefined => {
  const normal = text.normalize('NFKC').replace(/[\u200b\ufeff]/g, '');
  const head = normal.slice(0, 400);
  return rules.find(({ pattern, headOnly }) => pattern.test(headOnly ? head : normal))?.id;
};

/** All texts within a command, at any depth. */
export const textsOf = function* (value: unknown, depth = 0): Generator<string> {
  if (depth > 12) return;
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, depth + 1);
  else if (value && typeof value === 'object') for (const item of Object.values(value)) yield* textsOf(item, depth + 1);
};
