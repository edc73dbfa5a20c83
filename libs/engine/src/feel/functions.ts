import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

/** An expression that gives no value: an incident on its element, never more. */
export class FeelFailure extends Error {
  override readonly name = 'FeelFailure';
}

type Context = Record<string, unknown>;
const isText = (value: unknown): value is string => typeof value === 'string';
const isContext = (value: unknown): value is Context =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Functions of Camunda's FEEL that the evaluator does not bring. Null in, null out where a type is wrong. */
export const extensions: Readonly<Record<string, (...parameters: unknown[]) => unknown>> = {
  'is defined': (value) => value !== null && value !== undefined,
  'is blank': (value) => (isText(value) ? value.trim() === '' : null),
  'is empty': (value) => (Array.isArray(value) ? value.length === 0 : null),
  'get or else': (value, otherwise) => value ?? otherwise,
  assert: (value, condition) => {
    if (condition !== true)
      throw new FeelFailure('Assertion failure on evaluate the expression: The condition is not fulfilled');
    return value;
  },
  trim: (value) => (isText(value) ? value.trim() : null),
  uuid: () => randomUUID(),
  'random number': () => Math.random(),
  'to base64': (value) => (isText(value) ? Buffer.from(value).toString('base64') : null),
  'from base64': (value) => (isText(value) ? Buffer.from(value, 'base64').toString() : null),
  'to json': (value) => JSON.stringify(value ?? null),
  'from json': (value) => {
    try {
      return isText(value) ? JSON.parse(value) : null;
    } catch {
      return null;
    }
  },
  'duplicate values': (list) => {
    if (!Array.isArray(list)) return null;
    const first = (value: unknown): number => list.findIndex((other) => isDeepStrictEqual(value, other));
    const again = list.filter((value, i) => first(value) !== i);
    return list.filter((value, i) => first(value) === i && again.some((other) => isDeepStrictEqual(value, other)));
  },
  partition: (list, size) => {
    if (!Array.isArray(list) || typeof size !== 'number' || size <= 0) return null;
    return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
  },
  put: (context, key, value) => (isContext(context) && isText(key) ? { ...context, [key]: value } : null),
  'put all': (...contexts) => (contexts.every(isContext) ? Object.assign({}, ...contexts) : null),
  cycle: (first, second) => (second === undefined ? `R/${String(first)}` : `R${String(first ?? '')}/${String(second)}`),
};
