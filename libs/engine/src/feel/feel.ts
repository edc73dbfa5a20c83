import {
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  parseExpression as parseFeel,
  unaryTest,
} from 'feelin';
import { type Expression } from '../model/element';
import { clockFunctions } from './clock';
import { extensions, FeelFailure } from './functions';
import { withinLimit } from './limit';

export { FeelFailure } from './functions';
export type Variables = Readonly<Record<string, unknown>>;

/** A FEEL value as JSON: dates and durations as text, functions as null. */
export const toJson = (value: unknown): unknown => {
  if (value === undefined || value === null || typeof value === 'function') return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 63)
    return Number(BigInt.asIntN(64, BigInt(value)));
  if (typeof value !== 'object') return value;
  if (
    value instanceof FeelDuration ||
    value instanceof FeelDateTime ||
    value instanceof FeelDate ||
    value instanceof FeelTime
  )
    return String(value).replace(/^PT0S$/, 'P0D');
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
    const tree = parseFeel(source, extensions as never, 'camunda');
    let problem: string | undefined;
    tree.iterate({
      enter: (node) => {
        if (node.type.isError && problem === undefined) problem = `unexpected input at position ${node.from}`;
      },
    });
    return problem;
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
  return toJson(attempt(source, () => evaluate(source, context as never, 'camunda').value));
};

/** A unary test of a decision table (`<= 3`, `"a", "b"`, `? > limit`) on an input. @throws FeelFailure */
export const holdsFeel = (test: string, input: unknown, variables: Variables): boolean => {
  const context = { ...mentioned(test, variables, Date.now), '?': input };
  return attempt(test, () => unaryTest(test, context as never, 'camunda').value) === true;
};
