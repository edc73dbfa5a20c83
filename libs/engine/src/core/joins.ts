import { type Element, type Flow } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';

/**
 * A token leaves over a flow; at a join it waits for the others. There is no dead-path elimination.
 * @param alone no other token leaves with it: an inclusive join can be decided at once
 */
export const take = (x: Execution, scope: ElementInstance, flow: Flow, alone: boolean): void => {
  x.tookFlow(scope, flow);
  const target = x.sibling(scope, flow.target);
  if (!isJoin(target)) return x.life.enter(scope, target);
  const waiting = ((scope.joins ??= {})[target.id] ??= {});
  waiting[flow.id] = (waiting[flow.id] ?? 0) + 1;
  scope.tokens = (scope.tokens ?? 0) + 1;
  if (target.type === 'PARALLEL_GATEWAY') {
    if (target.incoming.every((f) => (waiting[f.id] ?? 0) > 0)) pass(x, scope, target);
  } else {
    if (alone) releaseJoins(x, scope);
    x.later(() => releaseJoins(x, scope));
  }
};

const isJoin = (element: Element): boolean =>
  element.incoming.length > 1 && (element.type === 'PARALLEL_GATEWAY' || element.type === 'INCLUSIVE_GATEWAY');

/** Takes one token of each flow that has brought one, and enters the gateway. */
const pass = (x: Execution, scope: ElementInstance, join: Element): void => {
  const waiting = scope.joins?.[join.id] ?? {};
  for (const [flow, count] of Object.entries(waiting)) {
    scope.tokens = (scope.tokens ?? 1) - 1;
    if (count > 1) waiting[flow] = count - 1;
    else delete waiting[flow];
  }
  if (scope.joins && Object.keys(waiting).length === 0) delete scope.joins[join.id];
  x.life.enter(scope, join);
};

/** An inclusive join passes when nothing that is active in its scope can still reach it. */
export const releaseJoins = (x: Execution, scope: ElementInstance): void => {
  if (!scope.joins || !x.get(scope.key)) return;
  const waitingTokens = Object.values(scope.joins).reduce(
    (n, flows) => n + Object.values(flows).reduce((a, b) => a + b, 0),
    0,
  );
  if ((scope.tokens ?? 0) > waitingTokens) return; // a token is on its way: asked again when it has arrived
  for (const id of Object.keys(scope.joins)) {
    const join = x.sibling(scope, id);
    if (join.type !== 'INCLUSIVE_GATEWAY' || Object.keys(scope.joins[id] ?? {}).length === 0) continue;
    const sources = [
      ...x.childrenOf(scope).map((child) => child.element),
      ...Object.keys(scope.joins).filter((other) => other !== id),
    ];
    // Its token is on its way now, and another join may be where it goes: the others are asked when it has arrived.
    if (!sources.some((source) => reaches(x, scope, source, id))) return pass(x, scope, join);
  }
};

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
