import {
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelRange,
  FeelTime,
  parseExpression as parseFeel,
  unaryTest,
} from 'feelin';
import { type Expression } from '../model/element';
import { clockFunctions } from './clock';
import { FeelFailure } from './failure';
import { extensions } from './functions';
import { withinLimit } from './limit';
import { defectOf, withConditions } from './syntax';

export { FeelFailure } from './failure';
export type Variables = Readonly<Record<string, unknown>>;

/** A date-time in a named zone carries its offset too. */
const zoned = (value: FeelDateTime): string => {
  const [, local, zone] = /^(.+)@(.+)$/.exec(String(value)) ?? [];
  if (!local || !zone) return String(value);
  const { hours, minutes } = value['time offset'];
  const two = (n: number): string => String(Math.abs(n)).padStart(2, '0');
  return `${local}${hours < 0 || minutes < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}[${zone}]`;
};

/** A FEEL value as JSON: dates and durations as text, functions as null. */
export const toJson = (value: unknown): unknown => {
  if (value === undefined || value === null || typeof value === 'function' || value instanceof FeelRange) return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 63)
    return Number(BigInt.asIntN(64, BigInt(value)));
  if (typeof value !== 'object') return value === 0 ? 0 : value;
  if (value instanceof FeelDuration)
    return String(value)
      .replace(/^PT0S$/, 'P0D')
      .replace(/^P0M$/, 'P0Y');
  if (value instanceof FeelDateTime) return zoned(value);
  if (value instanceof FeelTime) return String(value).replace(/^(\d\d:\d\d):00$/, '$1');
  if (value instanceof FeelDate) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, toJson(v)]));
};

const PATH = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const words = new Set(['true', 'false', 'null']);

/** A plain path needs no parser; most mappings, keys and collections are one. */
const plainPath = (source: string, variables: Variables): { value: unknown } | undefined => {
  if (!PATH.test(source) || words.has(source)) return undefined;
  let value: unknown = variables;
  for (const name of source.split('.')) {
    if (Array.isArray(value) || typeof value === 'string') return undefined;
    value =
      value !== null && typeof value === 'object' && Object.hasOwn(value, name) ? (value as Variables)[name] : null;
  }
  return { value: value ?? null };
};

/** Only what the text mentions: the cost of an evaluation grows with the context it is given. */
const mentioned = (source: string, variables: Variables, clock: () => number): Record<string, unknown> => {
  const context: Record<string, unknown> = /\b(?:now|today)\b/.test(source) ? clockFunctions(clock) : {};
  for (const [name, f] of Object.entries(extensions)) if (source.includes(name)) context[name] = f;
  for (const [name, value] of Object.entries(variables)) if (source.includes(name)) context[name] = value;
  return context;
};

/** The syntax error of an expression, or undefined. */
export const parseExpression = (source: string): string | undefined => {
  if (PATH.test(source)) return undefined;
  try {
    return withinLimit(source, () => defectOf(source, parseFeel(source, extensions as never, 'camunda')));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const attempt = <T>(source: string, evaluation: () => T): T => {
  try {
    return withinLimit(source, evaluation);
  } catch (error) {
    if (error instanceof FeelFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FeelFailure(`failed to parse expression '${source}': ${reason}`);
  }
};

/**
 * The value of an expression. A function that does not exist gives null, as in Camunda.
 * @throws FeelFailure when the expression cannot be evaluated or takes too long
 */
export const evaluateFeel = (expression: Expression, variables: Variables, clock: () => number = Date.now): unknown => {
  if (!expression.feel) return expression.source;
  const { source } = expression;
  const fast = plainPath(source, variables);
  if (fast) return fast.value;
  const context = mentioned(source, variables, clock);
  return toJson(attempt(source, () => evaluate(withConditions(source), context as never, 'camunda').value));
};

/** A unary test of a decision table (`<= 3`, `"a", "b"`, `? > limit`) on an input. @throws FeelFailure */
export const holdsFeel = (test: string, input: unknown, variables: Variables): boolean => {
  const context = { ...mentioned(test, variables, Date.now), '?': input };
  return attempt(test, () => unaryTest(test, context as never, 'camunda').value) === true;
};
