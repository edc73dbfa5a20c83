/** 2026年3月5日: Arabic digits, no leading zeros, the day in Asia/Shanghai. */
export const chineseDate = (at: string): string => {
  const [year, month, day] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** 2026年3月5日 9:30, the time in Asia/Shanghai. */
export const chineseMoment = (at: string): string => {
  const local = new Date(Date.parse(at) + 8 * 3_600_000);
  return `${chineseDate(at)} ${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
};

/** 《关于…的办理》 inside another title: without the words that would stand there twice. */
export const inTitle = (title: string): string => title.replace(/^关于/, '').replace(/的(办理|督办|督查)(事项)?$/, '');

const fullWidth = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) + 0xfee0);

/** Chinese punctuation as an official document wants it: full width after Chinese, brackets in pairs. */
export const punctuated = (text: string): string =>
  text
    .replace(/\(([^()]*\p{Script=Han}[^()]*)\)/gu, (_, inner: string) => `${fullWidth('(')}${inner}${fullWidth(')')}`)
    .replace(/(?<=[\p{Script=Han}\u300b\u3015\u3011\uff09])[,:;?!]/gu, fullWidth);

/** How many characters wide a line of text stands: a Latin letter or digit takes half. */
export const widthInCharacters = (text: string): number =>
  [...text].reduce((width, character) => width + (character < '\u0100' ? 0.5 : 1), 0);
