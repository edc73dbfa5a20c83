import { type Element, type Flow } from '../model/element';
import { activateCall, childEnded } from './call-activity';
import { handlerDone, keepCompensable } from './compensation';
import { ALL_WAITS, type ElementInstance, type Variables } from './document';
import { type Arrival, type Execution, type Lifecycle } from './execution';
import { activateEventGateway, chooseExclusive, chooseInclusive } from './gateways';
import { guarded, Stuck } from './incidents';
import { releaseJoins, take } from './joins';
import { openJob, withListeners } from './jobs';
import { activateBody, innerDone, innerVariables, keepOutput, untilMet } from './multi-instance';
import { subscribe } from './subscriptions';
import { activateThrow } from './throws';
import { resumeInterrupted } from './scopes';
import { openTask, withdrawTask } from './user-task';
import { evaluate, mapped, propagate } from './variables';

const catching = new Set(['START_EVENT', 'BOUNDARY_EVENT', 'INTERMEDIATE_CATCH_EVENT']);

/** Gives an execution its life cycle: activating → activated → completing → completed, or terminating → terminated. */
export const withLifecycle = (x: Execution): Execution => {
  const life: Lifecycle = {
    enter: (scope, element, arrival = {}) =>
      x.enter(scope, () => {
        activate(x, scope, element, arrival);
        if (scope.joins) x.later(() => releaseJoins(x, scope));
      }),
    complete: (instance) => {
      if (instance.state !== 'ACTIVATED') return;
      instance.state = 'COMPLETING';
      x.step(instance, 'ELEMENT_COMPLETING');
      applyOutputs(x, instance);
    },
    leave: (instance, chosen, then) => {
      if (instance.state !== 'COMPLETING') {
        instance.state = 'COMPLETING';
        x.step(instance, 'ELEMENT_COMPLETING');
      }
      if (chosen) instance.chosen = [...chosen];
      withListeners(x, instance, 'end', () => completed(x, instance, then));
    },
    terminate: (instance) => terminate(x, instance),
    terminated: (instance) => terminated(x, instance),
    startProcess: (instance, variables, arrival = {}) => startProcess(x, instance, variables, arrival),
    checkScope: (scope) => checkScope(x, scope),
  };
  x.life = life;
  return x;
};

/** Goes on after the job of an execution listener. */
export const listenerDone = (x: Execution, instance: ElementInstance, variables: Variables): void => {
  const event = instance.listener?.event ?? 'start';
  if (instance.listener) instance.listener.index += 1;
  if (event === 'start') {
    Object.assign(instance.variables, variables);
    if (instance.type === 'PROCESS') return withListeners(x, instance, 'start', () => openProcess(x, instance, {}));
    return withListeners(x, instance, 'start', () => guarded(x, instance, 'body', () => behave(x, instance)));
  }
  propagate(x, instance, variables);
  withListeners(x, instance, 'end', () => completed(x, instance));
};

/** Tries a phase again after its incident was resolved. */
export const retry = (x: Execution, instance: ElementInstance, phase: 'activate' | 'complete' | 'body'): void => {
  if (phase === 'complete') return applyOutputs(x, instance);
  if (phase === 'body') return guarded(x, instance, 'body', () => behave(x, instance));
  begin(x, instance);
};

const activate = (x: Execution, scope: ElementInstance, element: Element, arrival: Arrival): void => {
  const body = element.loop !== undefined && arrival.loop === undefined;
  const type = body ? 'MULTI_INSTANCE_BODY' : element.type;
  const instance = x.create(type, element.id, x.definition(scope), scope.key, scope.process);
  if (arrival.trigger) {
    instance.trigger = arrival.trigger;
    if (element.type !== 'EVENT_SUB_PROCESS') instance.variables = { ...arrival.trigger };
  }
  if (arrival.compensates !== undefined) instance.compensates = arrival.compensates;
  if (arrival.variables) Object.assign(instance.variables, arrival.variables);
  if (arrival.triggeredBy) instance.triggeredBy = arrival.triggeredBy;
  if (arrival.loop && element.loop) innerVariables(instance, element.loop, arrival.loop);
  begin(x, instance);
};

const begin = (x: Execution, instance: ElementInstance): void =>
  guarded(x, instance, 'activate', () => {
    const element = x.element(instance);
    if (instance.type === 'MULTI_INSTANCE_BODY') return activateBody(x, instance, element);
    if (instance.type !== 'PROCESS' && !catching.has(element.type))
      Object.assign(instance.variables, mapped(x, element.inputs, instance));
    withListeners(x, instance, 'start', () => guarded(x, instance, 'body', () => behave(x, instance)));
  });

/** What an element does once its inputs are there. */
const behave = (x: Execution, instance: ElementInstance): void => {
  const element = x.element(instance);
  const boundaries = instance.loopCounter === undefined ? element.boundaries : [];
  switch (element.type) {
    case 'PROCESS':
      return openProcess(x, instance, {});
    case 'EXCLUSIVE_GATEWAY':
    case 'INCLUSIVE_GATEWAY':
    case 'PARALLEL_GATEWAY': {
      const chosen =
        element.type === 'PARALLEL_GATEWAY'
          ? element.outgoing
          : (element.type === 'EXCLUSIVE_GATEWAY' ? chooseExclusive : chooseInclusive)(x, instance, element);
      x.activated(instance);
      return x.life.leave(
        instance,
        chosen.map((flow: Flow) => flow.id),
      );
    }
    case 'EVENT_BASED_GATEWAY':
      return activateEventGateway(x, instance, element);
    case 'INTERMEDIATE_CATCH_EVENT':
      if (instance.trigger || element.event.kind === 'link') return passed(x, instance);
      subscribe(x, instance, [element.id]);
      return x.activated(instance);
    case 'RECEIVE_TASK':
      subscribe(x, instance, [...boundaries, element.id]);
      return x.activated(instance);
    case 'START_EVENT':
    case 'BOUNDARY_EVENT':
      return passed(x, instance);
    case 'SUB_PROCESS':
    case 'EVENT_SUB_PROCESS':
      return openSubProcess(x, instance, element, boundaries);
    case 'CALL_ACTIVITY':
      return activateCall(x, instance, element, boundaries);
    case 'END_EVENT':
    case 'INTERMEDIATE_THROW_EVENT':
      return activateThrow(x, instance, element);
    case 'USER_TASK':
      if (element.userTask && !element.job) return openTask(x, instance, element, boundaries);
      return openTaskJob(x, instance, element, boundaries);
    case 'SERVICE_TASK':
    case 'SEND_TASK':
    case 'BUSINESS_RULE_TASK':
      return openTaskJob(x, instance, element, boundaries);
    case 'SCRIPT_TASK':
      if (element.job) return openTaskJob(x, instance, element, boundaries);
      if (element.script)
        instance.trigger = { [element.script.result]: evaluate(x, element.script.expression, instance) };
      return passed(x, instance);
    case 'MANUAL_TASK':
    case 'TASK':
      return passed(x, instance);
    case 'MULTI_INSTANCE_BODY':
      throw new Error('a multi-instance body has no element of its own');
  }
};

const passed = (x: Execution, instance: ElementInstance): void => {
  x.activated(instance);
  x.life.complete(instance);
};

const openTaskJob = (
  x: Execution,
  instance: ElementInstance,
  element: Element,
  boundaries: readonly string[],
): void => {
  const open = openJob(x, instance, element);
  subscribe(x, instance, boundaries);
  open();
  x.activated(instance);
};

const openSubProcess = (
  x: Execution,
  instance: ElementInstance,
  element: Element,
  boundaries: readonly string[],
): void => {
  const armed = element.eventSubProcesses.flatMap((id) => x.sibling(instance, id).starts);
  subscribe(x, instance, [...boundaries, ...armed]);
  x.activated(instance);
  const start =
    element.starts.find((id) => id === instance.triggeredBy) ??
    element.starts.find((id) => x.sibling(instance, id).event.kind === 'none') ??
    element.starts[0];
  const trigger = instance.trigger;
  delete instance.trigger;
  if (start) x.life.enter(instance, x.sibling(instance, start), trigger ? { trigger } : {});
};

const startProcess = (
  x: Execution,
  instance: ElementInstance,
  variables: Variables,
  arrival: Arrival & { start?: string },
): void => {
  Object.assign(instance.variables, variables);
  if (arrival.start) instance.triggeredBy = arrival.start;
  if (arrival.trigger) instance.trigger = arrival.trigger;
  guarded(x, instance, 'activate', () => withListeners(x, instance, 'start', () => openProcess(x, instance, arrival)));
};

const openProcess = (x: Execution, instance: ElementInstance, arrival: Arrival): void =>
  guarded(x, instance, 'body', () => {
    const element = x.element(instance);
    subscribe(
      x,
      instance,
      element.eventSubProcesses.flatMap((id) => x.sibling(instance, id).starts),
    );
    x.activated(instance);
    const start = instance.triggeredBy ?? element.starts.find((id) => x.sibling(instance, id).event.kind === 'none');
    if (!start) throw new Stuck('UNKNOWN', 'no start event');
    const trigger = arrival.trigger ?? instance.trigger;
    delete instance.triggeredBy;
    delete instance.trigger;
    if (start !== '-') x.life.enter(instance, x.sibling(instance, start), trigger ? { trigger } : {});
  });

const applyOutputs = (x: Execution, instance: ElementInstance): void =>
  guarded(x, instance, 'complete', () => {
    const element = x.element(instance);
    const inner = instance.loopCounter !== undefined;
    if (instance.type === 'MULTI_INSTANCE_BODY') {
      if (element.loop?.outputCollection)
        propagate(x, x.scopeOf(instance), { [element.loop.outputCollection]: instance.loop?.output ?? [] });
    } else if (instance.type !== 'PROCESS') mapOutputs(x, instance, element);
    if (inner) keepOutput(x, instance, element);
    withListeners(x, instance, 'end', () => completed(x, instance));
  });

/** Where variables go that no mapping names: around an event or a call, into the element's own scope from a job. */
const receiver = (x: Execution, instance: ElementInstance, element: Element): ElementInstance | undefined =>
  catching.has(element.type) || element.type === 'CALL_ACTIVITY' ? x.scopeOf(instance) : instance;

const mapOutputs = (x: Execution, instance: ElementInstance, element: Element): void => {
  const { trigger } = instance;
  if (element.outputs.length > 0) {
    if (trigger) Object.assign(instance.variables, trigger);
    propagate(x, x.scopeOf(instance), mapped(x, element.outputs, instance));
  } else if (trigger && !(element.type === 'BOUNDARY_EVENT' && element.event.kind === 'error'))
    propagate(x, receiver(x, instance, element), trigger);
  delete instance.trigger;
};

const completed = (x: Execution, instance: ElementInstance, then?: () => void): void => {
  const element = x.element(instance);
  const scope = x.scopeOf(instance);
  const stop = instance.loopCounter !== undefined && scope ? untilMet(x, instance, element, scope) : false;
  keepCompensable(x, instance, element);
  x.step(instance, 'ELEMENT_COMPLETED');
  x.remove(instance);
  if (instance.type === 'PROCESS') {
    x.effects.ended.push({ process: instance.key, state: 'COMPLETED', variables: instance.variables });
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
const checkScope = (x: Execution, scope: ElementInstance): void =>
  x.later(() => {
    const live = x.get(scope.key);
    if (!live) return;
    releaseJoins(x, live);
    if (live.children > 0) return;
    if (live.state === 'TERMINATING') return terminated(x, live);
    if (live.interruption) return resumeInterrupted(x, live);
    if (live.state === 'ACTIVATED' && !(live.tokens ?? 0) && live.type !== 'MULTI_INSTANCE_BODY') x.life.complete(live);
  });

const terminate = (x: Execution, instance: ElementInstance): void => {
  if (!x.get(instance.key) || instance.state === 'TERMINATING') return;
  instance.state = 'TERMINATING';
  x.step(instance, 'ELEMENT_TERMINATING');
  x.dropTokens(instance);
  if (instance.task && withdrawTask(x, instance)) return;
  x.close(instance, ALL_WAITS);
  const child = instance.called === undefined ? undefined : x.get(instance.called);
  if (child) return terminate(x, child);
  const within = x.childrenOf(instance);
  if (within.length === 0) return terminated(x, instance);
  for (const one of within) terminate(x, one);
};

const terminated = (x: Execution, instance: ElementInstance): void => {
  if (!x.get(instance.key)) return;
  x.step(instance, 'ELEMENT_TERMINATED');
  x.remove(instance);
  if (instance.type === 'PROCESS') {
    x.effects.ended.push({ process: instance.key, state: 'TERMINATED', variables: instance.variables });
    const caller = instance.caller === undefined ? undefined : x.get(instance.caller);
    if (caller) terminated(x, caller);
    return;
  }
  const scope = x.scopeOf(instance);
  if (!scope) return;
  scope.children -= 1;
  const { interruption } = instance;
  if (interruption && scope.state === 'ACTIVATED' && !scope.interruption && !isInner(instance, scope)) {
    x.life.enter(scope, x.sibling(instance, interruption.element), { trigger: interruption.variables });
    return;
  }
  if (scope.type === 'MULTI_INSTANCE_BODY' && scope.state === 'ACTIVATED') {
    if (scope.loop) scope.loop.terminated += 1;
    if (scope.children === 0) x.life.complete(scope);
    return;
  }
  checkScope(x, scope);
};
const isInner = (instance: ElementInstance, scope: ElementInstance): boolean =>
  scope.type === 'MULTI_INSTANCE_BODY' && instance.loopCounter !== undefined;
