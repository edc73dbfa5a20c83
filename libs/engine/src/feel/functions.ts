import { randomUUID } from 'node:crypto';

/** An expression that gives no value: an incident on its element, never more. */
export class FeelFailure extends Error {
  override readonly name = 'FeelFailure';
}

/** Functions of Camunda's FEEL that the evaluator does not bring. Null in, null out where a type is wrong. */
export const extensions: Readonly<Record<string, unknown>> = {
  'is defined': (value: unknown) => value !== null && value !== undefined,
  'is blank': (value: unknown) => (typeof value === 'string' ? value.trim() === '' : null),
  'is empty': (value: unknown) => (Array.isArray(value) ? value.length === 0 : null),
  'get or else': (value: unknown, otherwise: unknown) => value ?? otherwise,
  trim: (value: unknown) => (typeof value === 'string' ? value.trim() : null),
  assert: (value: unknown, condition: unknown) => {
    if (condition !== true)
      throw new FeelFailure('Assertion failure on evaluate the expression: The condition is not fulfilled');
    return value;
  },
  uuid: () => randomUUID(),
};
