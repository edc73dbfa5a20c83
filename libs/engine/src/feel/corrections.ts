import { FeelDate, FeelDateTime, FeelDuration } from 'feelin';
import { builtin } from './builtin';
import { FeelFailure } from './failure';
import { isContext, isText, isTexts, type FeelFunction } from './values';

const failed = (call: string, why: string): never => {
  throw new FeelFailure(`failed to evaluate expression '${call}': ${why}`);
};
/** Where a position of FEEL (from 1, or from the end when negative) lies in a list of this length. */
const placeOf = (position: number, length: number): number => (position > 0 ? position - 1 : length + position);

const substring: FeelFunction = (text, start, length) => {
  if (!isText(text) || typeof start !== 'number') return null;
  const characters = [...text];
  const from = placeOf(start, characters.length);
  if (from < 0 || from > characters.length) return failed('substring', `${start} is outside of '${text}'`);
  return characters.slice(from, typeof length === 'number' ? from + length : undefined).join('');
};

/** Strings too; the evaluator has numbers, dates and durations. */
const extreme =
  (name: 'min' | 'max'): FeelFunction =>
  (...values) => {
    const list = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    if (list.length === 0 || !isTexts(list))
      return builtin(`${name}(a)`, { a: values.length === 1 ? values[0] : values });
    const sorted = [...list].sort((a, b) => (a < b ? -1 : 1));
    return name === 'min' ? sorted[0] : sorted.at(-1);
  };

const put = (context: unknown, path: readonly unknown[], value: unknown): unknown => {
  const [key, ...rest] = path;
  if (!isText(key)) return null;
  const within = isContext(context) ? context : {};
  return { ...within, [key]: rest.length === 0 ? value : put(within[key], rest, value) };
};

const asText = (value: unknown): unknown => {
  const inner = (one: unknown): unknown => (isText(one) ? JSON.stringify(one) : asText(one));
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (!isContext(value) || Object.getPrototypeOf(value) !== Object.prototype) return builtin('string(a)', { a: value });
  const entries = Object.entries(value).map(([key, one]) => `${key}:${inner(one)}`);
  return `{${entries.join(', ')}}`;
};

/** Functions that the evaluator has and that answer otherwise in Camunda's FEEL. */
export const corrections: Readonly<Record<string, FeelFunction>> = {
  substring: Object.assign(substring, { $args: ['string', 'start position', 'length'] }),
  split: (text, delimiter) =>
    isText(text) && delimiter === '' ? [...text, ''] : builtin('split(a, b)', { a: text, b: delimiter }),
  'string join': (list, delimiter, prefix, suffix) => {
    const joined = builtin('string join(a, b)', { a: list, b: delimiter ?? '' });
    return isText(prefix) && isText(suffix) && isText(joined) ? `${prefix}${joined}${suffix}` : joined;
  },
  extract: (text, pattern) => (isText(text) && isText(pattern) ? (text.match(new RegExp(pattern, 'gu')) ?? []) : null),
  string: (...values) => (values.length === 1 ? asText(values[0]) : null),
  number: (text, grouping, decimal) =>
    text === ''
      ? null
      : grouping === undefined && decimal === undefined
        ? builtin('number(a)', { a: text })
        : builtin('number(a, b, c)', { a: text, b: grouping, c: decimal ?? null }),
  context: (entries) => (Array.isArray(entries) ? builtin('context(a)', { a: entries }) : null),
  modulo: (dividend, divisor) =>
    divisor === 0 ? failed('modulo', 'Division by zero') : builtin('modulo(a, b)', { a: dividend, b: divisor }),
  log: (value) =>
    typeof value === 'number' && value <= 0
      ? failed('log', `no logarithm of ${value}`)
      : builtin('log(a)', { a: value }),
  stddev: (...values) => {
    const list = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    return list.length === 1 ? failed('stddev', 'Division undefined') : builtin('stddev(a)', { a: list });
  },
  min: extreme('min'),
  max: extreme('max'),
  sublist: (list, start, length) =>
    start === 0
      ? null
      : length === undefined
        ? builtin('sublist(a, b)', { a: list, b: start })
        : builtin('sublist(a, b, c)', { a: list, b: start, c: length }),
  append: (list, ...items) => (Array.isArray(list) ? [...list, ...items] : null),
  'insert before': (list, position, item) =>
    Array.isArray(list) && typeof position === 'number' && position !== 0
      ? list.toSpliced(placeOf(position, list.length), 0, item)
      : null,
  remove: (list, position) =>
    Array.isArray(list) && typeof position === 'number' && position !== 0
      ? removed(list, placeOf(position, list.length))
      : null,
  'get value': (context, key) => {
    if (!Array.isArray(key)) return builtin('get value(a, b)', { a: context, b: key });
    const at = (from: unknown, name: unknown): unknown => (isContext(from) && isText(name) ? from[name] : null);
    return key.reduce(at, context) ?? null;
  },
  'context put': (context, key, value) =>
    isContext(context) ? put(context, Array.isArray(key) ? key : [key], value) : null,
  is: (..._parameters) => null,
  date: (...parts) =>
    isText(parts[0]) && parts[0].includes('T')
      ? null
      : parts.length === 1
        ? builtin('date(a)', { a: parts[0] })
        : builtin('date(a, b, c)', { a: parts[0], b: parts[1], c: parts[2] }),
  'last day of month': (day) => {
    if (!(day instanceof FeelDate) && !(day instanceof FeelDateTime)) return null;
    const at = day instanceof FeelDate ? day.unwrap() : day.unwrap().toPlainDate();
    return new FeelDate(at.with({ day: at.daysInMonth }));
  },
  'years and months duration': (from, to) => {
    const found = builtin('years and months duration(a, b)', { a: from, b: to });
    return found instanceof FeelDuration ? new FeelDuration(found.unwrap().with({ days: 0 }), true) : null;
  },
};

const removed = (list: unknown[], at: number): unknown[] =>
  at >= 0 && at < list.length ? list.toSpliced(at, 1) : list;
