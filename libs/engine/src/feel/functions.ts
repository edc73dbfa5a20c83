import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { corrections } from './corrections';
import { FeelFailure } from './failure';
import { ranges } from './ranges';
import { type FeelFunction, isContext, isText } from './values';

/** Functions of Camunda's FEEL that the evaluator does not bring. Null in, null out where a type is wrong. */
export const extensions: Readonly<Record<string, FeelFunction>> = {
  ...corrections,
  ...ranges,
  'is defined': (value) => value !== null && value !== undefined,
  'is blank': (value) => (isText(value) ? value.trim() === '' : null),
  'is empty': (value) => (Array.isArray(value) ? value.length === 0 : null),
  'get or else': (value, otherwise) => value ?? otherwise,
  assert: (value, condition, cause) => {
    if (condition !== true)
      throw new FeelFailure(
        `Assertion failure on evaluate the expression: ${isText(cause) ? cause : 'The condition is not fulfilled'}`,
      );
    return value;
  },
  trim: (value) => (isText(value) ? value.trim() : null),
  uuid: () => randomUUID(),
  'random number': () => Math.random(),
  'to base64': (value) => (isText(value) ? Buffer.from(value).toString('base64') : null),
  'from base64': (value) => (isText(value) ? Buffer.from(value, 'base64').toString() : null),
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
  'put all': (...contexts) => {
    const all = contexts.length === 1 && Array.isArray(contexts[0]) ? contexts[0] : contexts;
    return all.every(isContext) ? Object.assign({}, ...all) : null;
  },
  cycle: (first, second) => (second === undefined ? `R/${String(first)}` : `R${String(first ?? '')}/${String(second)}`),
};
