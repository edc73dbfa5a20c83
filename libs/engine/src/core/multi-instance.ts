import { type Element, type Loop } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';
import { subscribe } from './subscriptions';
import { evaluate, evaluateTo } from './variables';

/** The body: one inner instance per item, at once or one after the other; boundary events sit on it. */
export const activateBody = (x: Execution, body: ElementInstance, element: Element): void => {
  const { loop } = element;
  if (!loop) return;
  const items = evaluateTo(x, loop.collection, body, 'ARRAY');
  subscribe(x, body, element.boundaries);
  const output = loop.outputCollection ? new Array<unknown>(items.length).fill(null) : undefined;
  body.loop = { items, next: 0, done: 0, terminated: 0, ...(output ? { output } : {}) };
  if (loop.outputCollection && output) body.variables[loop.outputCollection] = output;
  x.activated(body);
  if (items.length === 0) return x.later(() => x.life.complete(body));
  if (loop.sequential) next(x, body, element);
  else x.later(() => spread(x, body, element));
};

/** The inner instances of a parallel body come one after the other, each a step behind the one before. */
const spread = (x: Execution, body: ElementInstance, element: Element): void => {
  if (!body.loop || body.loop.next >= body.loop.items.length || x.get(body.key)?.state !== 'ACTIVATED') return;
  next(x, body, element);
  x.later(() => spread(x, body, element));
};

const next = (x: Execution, body: ElementInstance, element: Element): void => {
  if (!body.loop) return;
  const i = body.loop.next;
  body.loop.next += 1;
  x.life.enter(body, element, { loop: { counter: i + 1, item: body.loop.items[i] } });
};

export const innerVariables = (inner: ElementInstance, loop: Loop, of: { counter: number; item: unknown }): void => {
  inner.loopCounter = of.counter;
  if (loop.element) inner.variables[loop.element] = of.item ?? null;
  inner.variables['loopCounter'] = of.counter;
  // A plain name is made local, so that the result of one inner instance does not overwrite another's.
  if (loop.outputElement && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(loop.outputElement.source))
    inner.variables[loop.outputElement.source] ??= null;
};

/** Puts the result of an inner instance in its place of the output collection. */
export const keepOutput = (x: Execution, inner: ElementInstance, { loop }: Element): void => {
  const body = x.scopeOf(inner);
  if (!loop?.outputElement || !body?.loop?.output || inner.loopCounter === undefined) return;
  body.loop.output[inner.loopCounter - 1] = evaluate(x, loop.outputElement, inner);
  if (loop.outputCollection) body.variables[loop.outputCollection] = [...body.loop.output];
};

export const untilMet = (x: Execution, inner: ElementInstance, { loop }: Element, body: ElementInstance): boolean => {
  if (!loop?.until || !body.loop) return false;
  return evaluateTo(x, loop.until, inner, 'BOOLEAN', {
    numberOfInstances: body.loop.items.length,
    numberOfActiveInstances: body.children - 1,
    numberOfCompletedInstances: body.loop.done + 1,
    numberOfTerminatedInstances: body.loop.terminated,
  });
};

/**
 * An inner instance has completed: the next one, the end, or, when the condition holds, the end of the others. The end
 * of the body is a step of its own: tokens of other branches that were before it move first.
 */
export const innerDone = (x: Execution, body: ElementInstance, stop: boolean): void => {
  if (body.state === 'TERMINATING') return x.life.checkScope(body);
  if (!body.loop) return;
  body.loop.done += 1;
  if (stop) {
    body.loop.next = body.loop.items.length;
    x.dropTokens(body);
    const others = x.childrenOf(body);
    if (others.length === 0) return x.later(() => x.life.complete(body));
    for (const other of others) x.life.terminate(other);
    return;
  }
  const element = x.element(body);
  if (element.loop?.sequential && body.loop.next < body.loop.items.length) return next(x, body, element);
  if (body.children === 0 && !(body.tokens ?? 0) && body.loop.next >= body.loop.items.length)
    x.later(() => x.life.complete(body));
};
