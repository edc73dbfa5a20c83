/** 2026年3月5日: Arabic digits, no leading zeros, the day in Asia/Shanghai. */
export const chineseDate = (at: string): string => {
  const [year, month, day] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const fullWidth = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) + 0xfee0);

/** Chinese punctuation as an official document wants it: full width after Chinese, brackets in pairs. */
export const punctuated = (text: string): string =>
  text
    .replace(/\(([^()]*\p{Script=Han}[^()]*)\)/gu, (_, inner: string) => `${fullWidth('(')}${inner}${fullWidth(')')}`)
    .replace(/(?<=[\p{Script=Han}\u300b\u3015\u3011\uff09])[,:;?!]/gu, fullWidth);

/** How many characters wide a line of text stands: a Latin letter or digit takes half. */
export const widthInCharacters = (text: string): number =>
  [...text].reduce((width, character) => width + (character < '\u0100' ? 0.5 : 1), 0);
