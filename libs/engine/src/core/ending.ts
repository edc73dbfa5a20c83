import { childEnded } from './call-activity';
import { handlerDone, keepCompensable } from './compensation';
import { ALL_WAITS, type ElementInstance } from './document';
import { type Execution } from './execution';
import { take } from './joins';
import { innerDone, untilMet } from './multi-instance';
import { resumeInterrupted } from './scopes';
import { withdrawTask } from './user-task';

export const completed = (x: Execution, instance: ElementInstance, then?: () => void): void => {
  const element = x.element(instance);
  const scope = x.scopeOf(instance);
  const stop = instance.loopCounter !== undefined && scope ? untilMet(x, instance, element, scope) : false;
  keepCompensable(x, instance, element);
  x.step(instance, 'ELEMENT_COMPLETED');
  x.remove(instance);
  if (instance.type === 'PROCESS') {
    x.ended(instance, 'COMPLETED');
    return childEnded(x, instance);
  }
  if (!scope) return;
  scope.children -= 1;
  if (instance.loopCounter !== undefined) return innerDone(x, scope, stop);
  handlerDone(x, instance);
  then?.();
  const flows = instance.chosen ? element.outgoing.filter((f) => instance.chosen?.includes(f.id)) : element.outgoing;
  for (const flow of flows) take(x, scope, flow);
  checkScope(x, scope);
};

/** A scope ends with its last token; an interrupted one goes on with what interrupted it. */
export const checkScope = (x: Execution, scope: ElementInstance): void =>
  x.later(() => {
    const live = x.get(scope.key);
    if (!live) return;
    if (live.children > 0) return;
    if (live.state === 'TERMINATING') return terminated(x, live);
    if (live.interruption) return resumeInterrupted(x, live);
    if (live.state === 'ACTIVATED' && !(live.tokens ?? 0) && live.type !== 'MULTI_INSTANCE_BODY') x.life.complete(live);
  });

export const terminate = (x: Execution, instance: ElementInstance): void => {
  if (!x.get(instance.key) || instance.state === 'TERMINATING') return;
  instance.state = 'TERMINATING';
  x.step(instance, 'ELEMENT_TERMINATING');
  x.dropTokens(instance);
  if (instance.task && withdrawTask(x, instance)) return;
  x.close(instance, ALL_WAITS);
  const child = instance.called === undefined ? undefined : x.get(instance.called);
  if (child) return x.later(() => terminate(x, child));
  const within = x.childrenOf(instance);
  if (within.length === 0) return terminated(x, instance);
  endWithin(x, within);
};

/** What is within ends one after the other, each in its turn: tokens that were before it move first. */
const endWithin = (x: Execution, [first, ...rest]: readonly ElementInstance[]): void => {
  if (!first) return;
  x.later(() => {
    x.later(() => terminate(x, first));
    endWithin(x, rest);
  });
};

export const terminated = (x: Execution, instance: ElementInstance): void => {
  if (!x.get(instance.key)) return;
  x.step(instance, 'ELEMENT_TERMINATED');
  x.remove(instance);
  if (instance.type === 'PROCESS') {
    x.ended(instance, 'TERMINATED');
    const caller = instance.caller === undefined ? undefined : x.get(instance.caller);
    if (caller) terminated(x, caller);
    return;
  }
  const scope = x.scopeOf(instance);
  if (!scope) return;
  scope.children -= 1;
  const { interruption } = instance;
  if (interruption && scope.state === 'ACTIVATED' && !scope.interruption && !isInner(instance, scope)) {
    x.life.arrive(scope, x.sibling(instance, interruption.element), { trigger: interruption.variables });
    return;
  }
  if (scope.type === 'MULTI_INSTANCE_BODY' && scope.state === 'ACTIVATED') {
    if (scope.loop) scope.loop.terminated += 1;
    if (scope.children === 0) x.later(() => x.life.complete(scope));
    return;
  }
  if (scope.state === 'TERMINATING' && scope.children === 0) return terminated(x, scope);
  checkScope(x, scope);
};
/** Ends it and all within it in one go, by hand: children first, and nothing else moves meanwhile. */
export const endAtOnce = (x: Execution, instance: ElementInstance): void => {
  instance.state = 'TERMINATING';
  x.step(instance, 'ELEMENT_TERMINATING');
  x.dropTokens(instance);
  const child = instance.called === undefined ? undefined : x.get(instance.called);
  for (const one of child ? [child] : x.childrenOf(instance)) endAtOnce(x, one);
  x.step(instance, 'ELEMENT_TERMINATED');
  x.remove(instance);
  if (instance.type === 'PROCESS') x.ended(instance, 'TERMINATED');
  const scope = x.scopeOf(instance);
  if (!scope) return;
  scope.children -= 1;
  if (scope.loop) scope.loop.terminated += 1;
};

const isInner = (instance: ElementInstance, scope: ElementInstance): boolean =>
  scope.type === 'MULTI_INSTANCE_BODY' && instance.loopCounter !== undefined;
