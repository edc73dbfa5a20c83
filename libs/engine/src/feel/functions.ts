import { randomUUID } from 'node:crypto';

/** Functions of Camunda's FEEL that the evaluator does not bring. Null in, null out where a type is wrong. */
export const extensions: Readonly<Record<string, unknown>> = {
  'is defined': (value: unknown) => value !== null && value !== undefined,
  'is blank': (value: unknown) => (typeof value === 'string' ? value.trim() === '' : null),
  'is empty': (value: unknown) => (Array.isArray(value) ? value.length === 0 : null),
  'get or else': (value: unknown, otherwise: unknown) => value ?? otherwise,
  trim: (value: unknown) => (typeof value === 'string' ? value.trim() : null),
  uuid: () => randomUUID(),
};
