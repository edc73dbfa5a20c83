import { type Dice } from './generate';

/** What stands for `\d`, `\w`, `\s`. */
const named: Readonly<Record<string, string>> = { d: '0123456789', w: 'abcXYZ019_', s: ' ' };

/**
 * A text for a regular expression, as far as patterns of inputs go: characters, classes, groups, alternatives, counts.
 * @throws Error when the text does not match after all: then the pattern has more in it than is known here
 */
export const matching = (pattern: string, dice: Dice): string => {
  let at = 0;
  const next = (): string => pattern[at++] as string;
  const escaped = (): string => {
    const char = next();
    return named[char] ?? char;
  };
  const classOf = (): string => {
    let all = '';
    while (pattern[at] !== ']') {
      const from = next();
      if (from === '\\') all += escaped();
      else if (pattern[at] === '-' && pattern[at + 1] !== ']') {
        at += 1;
        const to = next().charCodeAt(0);
        for (let code = from.charCodeAt(0); code <= to; code += 1) all += String.fromCharCode(code);
      } else all += from;
    }
    at += 1;
    return all;
  };
  /** What is repeated is made anew each time, from its first character on. */
  const atom = (): string => {
    const char = next();
    if (char === '[') return dice.one([...classOf()]);
    if (char === '\\') return dice.one([...escaped()]);
    if (char === '.') return 'a';
    if (char !== '(') return char === '^' || char === '$' ? '' : char;
    if (pattern.startsWith('?:', at)) at += 2;
    const text = either();
    at += 1;
    return text;
  };
  const times = (): readonly [least: number, most: number] => {
    const [whole, sign, least, comma, most] = /^(?:([?*+])|\{(\d+)(,)?(\d+)?\})/.exec(pattern.slice(at)) ?? [''];
    at += whole.length;
    if (sign) return sign === '?' ? [0, 1] : [sign === '+' ? 1 : 0, 3];
    if (least === undefined) return [1, 1];
    return [Number(least), most ? Number(most) : Number(least) + (comma ? 3 : 0)];
  };
  const row = (): string => {
    let text = '';
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const from = at;
      const first = atom();
      const [least, most] = times();
      const after = at;
      const many = least + dice.below(most - least + 1);
      for (let n = 0; n < many; n += 1) {
        at = from;
        text += n === 0 ? first : atom();
      }
      at = after;
    }
    return text;
  };
  const either = (): string => {
    const all = [row()];
    while (pattern[at] === '|') {
      at += 1;
      all.push(row());
    }
    return dice.one(all);
  };
  const text = either();
  if (!new RegExp(pattern, 'u').test(text)) throw new Error(`e2e/security/pattern.ts makes ${text} of ${pattern}`);
  return text;
};
