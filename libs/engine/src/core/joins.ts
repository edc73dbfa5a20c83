import { type Element, type Flow } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';

/** A token leaves over a flow; at a join it waits for the others. There is no dead-path elimination. */
export const take = (x: Execution, scope: ElementInstance, flow: Flow): void => {
  x.tookFlow(scope, flow);
  const target = x.sibling(scope, flow.target);
  if (!isJoin(target)) return x.life.enter(scope, target);
  const waiting = ((scope.joins ??= {})[target.id] ??= {});
  waiting[flow.id] = (waiting[flow.id] ?? 0) + 1;
  scope.tokens = (scope.tokens ?? 0) + 1;
  if (target.type !== 'PARALLEL_GATEWAY') return x.later(() => decide(x, scope, target));
  if (!isFull(target, waiting)) return;
  consume(scope, target);
  x.life.enter(scope, target);
};

/** Each flow has brought a token. */
const isFull = (join: Element, waiting: Readonly<Record<string, number>>): boolean =>
  join.incoming.every((flow) => (waiting[flow.id] ?? 0) > 0);

const isJoin = (element: Element): boolean =>
  element.incoming.length > 1 && (element.type === 'PARALLEL_GATEWAY' || element.type === 'INCLUSIVE_GATEWAY');

/** Takes one token of each flow that has brought one. */
const consume = (scope: ElementInstance, join: Element): void => {
  const waiting = scope.joins?.[join.id] ?? {};
  for (const [flow, count] of Object.entries(waiting)) {
    scope.tokens = (scope.tokens ?? 1) - 1;
    if (count > 1) waiting[flow] = count - 1;
    else delete waiting[flow];
  }
  if (scope.joins && Object.keys(waiting).length === 0) delete scope.joins[join.id];
};

/**
 * An inclusive join passes when each flow has brought a token, or nothing that is active in its scope, or on its way there,
 * can still reach it. It is asked when a token arrives, and not again when others end elsewhere: the lint refuses diagrams
 * in which it would wait for ever.
 */
const decide = (x: Execution, scope: ElementInstance, join: Element): void => {
  const waiting = scope.joins?.[join.id] ?? {};
  const live = x.get(scope.key);
  if (live?.state !== 'ACTIVATED' || live.interruption || Object.keys(waiting).length === 0) return;
  if (!isFull(join, waiting) && othersOf(x, scope, join).some((source) => reaches(x, scope, source, join.id))) return;
  consume(scope, join);
  x.life.arrive(scope, join, {});
};

/** Where tokens of the scope are, or are on their way to, apart from those that wait at this join. */
const othersOf = (x: Execution, scope: ElementInstance, join: Element): string[] => [
  ...x.childrenOf(scope).map((child) => child.element),
  ...x.goingTo(scope),
  ...Object.keys(scope.joins ?? {}).filter((other) => other !== join.id),
];

const reaches = (x: Execution, scope: ElementInstance, from: string, to: string): boolean => {
  const seen = new Set<string>([to]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const element = x.sibling(scope, id);
    const flows = [...element.outgoing, ...element.boundaries.flatMap((b) => x.sibling(scope, b).outgoing)];
    for (const flow of flows) {
      if (flow.target === to) return true;
      open.push(flow.target);
    }
  }
  return false;
};
