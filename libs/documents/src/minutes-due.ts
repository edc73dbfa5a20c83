/** A day, or a length of time that the platform counts by its calendar; `text` is how the sentence says it. */
export type MinutesDue = Readonly<{ text: string }> &
  Readonly<{ unit: 'DATE'; date: string } | { unit: 'WORKDAY' | 'DAY' | 'MONTH'; amount: number }>;

const NUMERALS = '一二三四五六七八九十';
const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';

/** `15`, `十五`, `三十`: numbers as minutes write them, up to 99. */
const numberOf = (written: string): number => {
  const text = written.replace('两', '二');
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (of: string | undefined): number => NUMERALS.indexOf(of ?? '') + 1;
  return text.includes('十') ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(ones);
};

const pad = (of: number): string => String(of).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** Undefined of a day that is in no month. */
const dayOf = (year: number, month: number, day: number): string | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? `${year}-${pad(month)}-${pad(day)}`
    : undefined;
/** Without a year it is the next such day after the meeting. */
const coming = (issuedOn: string, of: (year: number) => string | undefined): string | undefined => {
  const year = Number(issuedOn.slice(0, 4));
  const here = of(year);
  return here !== undefined && here < issuedOn ? of(year + 1) : here;
};
const endOf = (issuedOn: string, month: number, year?: string): string | undefined => {
  const at = (of: number): string | undefined => dayOf(of, month, lastDay(of, month));
  return year ? at(Number(year)) : coming(issuedOn, at);
};

type Read = (issuedOn: string, groups: readonly string[]) => string | undefined;
const dates: readonly (readonly [RegExp, Read])[] = [
  [/(\d{4})年(\d{1,2})月(\d{1,2})日/, (_, [y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [/(\d{4})-(\d{1,2})-(\d{1,2})/, (_, [y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [/(\d{4})年(\d{1,2})月(?:底|末|份)?(?:以?前|之前)/, (on, [y, m]) => endOf(on, Number(m), y)],
  [/(\d{1,2})月(\d{1,2})日/, (on, [m, d]) => coming(on, (year) => dayOf(year, Number(m), Number(d)))],
  [/(\d{1,2})月(?:底|末|份)?(?:以?前|之前)/, (on, [m]) => endOf(on, Number(m))],
  [/(?:第)?([一二三四])季度(?:末|底)?(?:以?前|之前)?/, (on, [q = '一']) => endOf(on, (NUMERALS.indexOf(q) + 1) * 3)],
  [/(?:本月|当月)(?:底|末)/, (on) => endOf(on, Number(on.slice(5, 7)))],
  [/(?:今年|本年度?)?年(?:底|末)/, (on) => endOf(on, 12)],
];
const lengths: readonly (readonly [RegExp, 'WORKDAY' | 'DAY' | 'MONTH'])[] = [
  [new RegExp(`${NUMBER}个?工作日(?:之?内|以内)`), 'WORKDAY'],
  [new RegExp(`${NUMBER}(?:日|天)(?:之?内|以内)`), 'DAY'],
  [new RegExp(`${NUMBER}周(?:之?内|以内)`), 'DAY'],
  [new RegExp(`${NUMBER}个月(?:之?内|以内)`), 'MONTH'],
];

/** By when, as far as the sentence says it: a day or a length of time; of several the first that can be read. */
export const dueIn = (sentence: string, issuedOn: string): MinutesDue | null => {
  for (const [pattern, read] of dates) {
    const found = pattern.exec(sentence);
    const date = found && read(issuedOn, found.slice(1));
    if (date) return { unit: 'DATE', date, text: found[0] };
  }
  for (const [pattern, unit] of lengths) {
    const found = pattern.exec(sentence);
    const amount = numberOf(found?.[1] ?? '0') * (found?.[0].includes('周') ? 7 : 1);
    if (found && amount >= 1 && amount <= 365) return { unit, amount, text: found[0] };
  }
  return null;
};
