import { evaluateFeel } from '../feel/feel';
import { type Expression, type Mapping } from '../model/element';
import { type ElementInstance, type Variables } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';

/** What an element instance sees: its own variables over those of its scopes. */
export const visible = (
  instances: ReadonlyMap<number, ElementInstance>,
  from: ElementInstance | undefined,
): Variables => {
  const chain: ElementInstance[] = [];
  for (let scope = from; scope; scope = instances.get(scope.scope)) chain.push(scope);
  return Object.assign({}, ...chain.reverse().map((scope) => scope.variables)) as Variables;
};

export const evaluate = (
  x: Execution,
  expression: Expression,
  instance: ElementInstance,
  extra?: Variables,
): unknown =>
  expression.feel
    ? evaluateFeel(expression, { ...visible(x.document.instances, instance), ...extra }, x.now)
    : expression.source;

const typeName = (value: unknown): string =>
  value === null || value === undefined
    ? 'NULL'
    : Array.isArray(value)
      ? 'ARRAY'
      : typeof value === 'object'
        ? 'OBJECT'
        : (typeof value).toUpperCase();

type Wanted = { STRING: string; BOOLEAN: boolean; ARRAY: unknown[]; NUMBER: number };
/** Evaluates and demands a type. @throws Stuck with Camunda's words */
export const evaluateTo = <T extends keyof Wanted>(
  x: Execution,
  expression: Expression,
  instance: ElementInstance,
  type: T,
  extra?: Variables,
): Wanted[T] => {
  const value = evaluate(x, expression, instance, extra);
  if (typeName(value) !== type)
    throw new Stuck(
      'EXTRACT_VALUE_ERROR',
      `Expected result of the expression '${expression.source}' to be '${type}', but was '${typeName(value)}'.`,
    );
  return value as Wanted[T];
};

/**
 * Upwards: each variable is set where it exists, else at the process instance. A scope that holds this very value already
 * does not stop it: it goes on upwards, as in Camunda's recordings.
 */
export const propagate = (x: Execution, from: ElementInstance | undefined, variables: Variables): void => {
  for (const [name, value] of Object.entries(variables)) {
    let scope = from;
    while (scope && !holdsOther(scope, name, value)) {
      const outer = x.scopeOf(scope);
      if (!outer) break;
      scope = outer;
    }
    if (scope) scope.variables[name] = value;
  }
};

const holdsOther = ({ variables }: ElementInstance, name: string, value: unknown): boolean =>
  Object.hasOwn(variables, name) && JSON.stringify(variables[name]) !== JSON.stringify(value);

const isObject = (value: unknown): value is Variables =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Input and output mappings, in order: later ones see earlier ones; a nested target merges into the outer object. */
export const mapped = (x: Execution, mappings: readonly Mapping[], instance: ElementInstance): Variables => {
  const outer = visible(x.document.instances, instance);
  const result: Variables = {};
  for (const { source, target } of mappings) {
    const value = source.feel ? evaluateFeel(source, { ...outer, ...result }, x.now) : source.source;
    const [head = '', ...rest] = target;
    if (rest.length === 0) {
      result[head] = value;
      continue;
    }
    const seed = result[head] ?? outer[head];
    let at: Variables = isObject(seed) ? structuredClone(seed) : {};
    result[head] = at;
    for (const name of rest.slice(0, -1)) {
      const inner = at[name];
      const next: Variables = isObject(inner) ? inner : {};
      at[name] = next;
      at = next;
    }
    at[rest[rest.length - 1] as string] = value;
  }
  return result;
};
