import { type DeadlineRule, deadlineText } from '@duban/contracts';

export type NamedUnit = { id: string; name: string };
const SPANS = [
  [/^(\d{1,3})个?工作日$/, 'WORKDAY'],
  [/^(\d{1,3})(?:天|日)$/, 'DAY'],
  [/^(\d{1,3})个?月$/, 'MONTH'],
] as const;

/** `2026-03-31`, `30个工作日`, `15天`, `2个月`; undefined of anything else. */
export const deadlineOf = (text: string): DeadlineRule | undefined => {
  const plain = text.trim().replace(/(?:之|以)?[内前]$/, '');
  const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (date) return { unit: 'DATE', date: [date[1], date[2]?.padStart(2, '0'), date[3]?.padStart(2, '0')].join('-') };
  for (const [pattern, unit] of SPANS) {
    const amount = Number(pattern.exec(plain)?.[1] ?? 0);
    if (amount >= 1 && amount <= 365) return { unit, amount };
  }
  return undefined;
};
export const textOfDeadline = (rule: DeadlineRule | null | undefined): string =>
  rule ? deadlineText(rule).replace('(自然日)', '') : '';

/** The unit that a text names: by its whole name, or as the only one whose name ends with it (县水利局 → 清槐县水利局). */
export const unitOf = (text: string, units: readonly NamedUnit[]): NamedUnit | undefined => {
  const plain = text.trim();
  if (plain === '') return undefined;
  const whole = units.find(({ name }) => name === plain);
  if (whole) return { id: whole.id, name: whole.name };
  const bare = plain.replace(/^[县市区]/, '');
  const like = units.filter(({ name }) => bare.length >= 2 && name.includes(bare));
  return like.length === 1 && like[0] ? { id: like[0].id, name: like[0].name } : undefined;
};
const names = (text: string): string[] => text.split(/[、,,;;]/).filter((name) => name.trim() !== '');
/** Several units, or the first name that names none. */
export const unitsOf = (
  text: string,
  units: readonly NamedUnit[],
): { units: NamedUnit[]; unknown: string | undefined } => {
  const found = names(text).map((name) => [name, unitOf(name, units)] as const);
  return {
    units: found.flatMap(([, unit]) => (unit ? [unit] : [])),
    unknown: found.find(([, unit]) => !unit)?.[0],
  };
};
