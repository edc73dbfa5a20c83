import { type Element } from '../model/element';
import { behave, openProcess } from './behaviour';
import { type ElementInstance, type Variables } from './document';
import { checkScope, completed, terminate, terminated } from './ending';
import { type Arrival, type Execution, type Lifecycle } from './execution';
import { guarded } from './incidents';
import { withListeners } from './jobs';
import { activateBody, innerVariables, keepOutput } from './multi-instance';
import { isCut } from './scopes';
import { mapped, propagate } from './variables';

const catching = new Set(['START_EVENT', 'BOUNDARY_EVENT', 'INTERMEDIATE_CATCH_EVENT']);

/** Gives an execution its life cycle: activating → activated → completing → completed, or terminating → terminated. */
export const withLifecycle = (x: Execution): Execution => {
  const life: Lifecycle = {
    enter: (scope, element, arrival = {}) => x.enter(scope, element.id, () => activate(x, scope, element, arrival)),
    arrive: (scope, element, arrival) => activate(x, scope, element, arrival),
    complete: (instance) => {
      if (instance.state !== 'ACTIVATED' || isCut(x, instance)) return;
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
  guarded(x, instance, 'complete', () => withListeners(x, instance, 'end', () => completed(x, instance)));
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
    // An inner instance of a loop keeps what is local to it: its output element is read from there.
    const into = instance.loopCounter === undefined ? x.scopeOf(instance) : instance;
    propagate(x, into, mapped(x, element.outputs, instance));
  } else if (trigger && !(element.type === 'BOUNDARY_EVENT' && element.event.kind === 'error'))
    propagate(x, receiver(x, instance, element), trigger);
  delete instance.trigger;
};
