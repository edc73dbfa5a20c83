import { type Element, type Flow } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { subscribe } from './subscriptions';
import { evaluateTo } from './variables';

const NONE_TRUE = 'Expected at least one condition to evaluate to true, or to have a default flow';
const holds = (x: Execution, instance: ElementInstance, flow: Flow): boolean =>
  flow.condition !== undefined && evaluateTo(x, flow.condition, instance, 'BOOLEAN');
const unconditional = (element: Element): boolean =>
  element.outgoing.length === 0 || (element.outgoing.length === 1 && !element.outgoing[0]?.condition);
const byDefault = (element: Element): Flow => {
  const flow = element.outgoing.find((f) => f.id === element.defaultFlow);
  if (!flow) throw new Stuck('CONDITION_ERROR', NONE_TRUE);
  return flow;
};

/** The first flow whose condition holds, in the engine's order; a condition that is no boolean is an incident. */
export const chooseExclusive = (x: Execution, instance: ElementInstance, element: Element): Flow[] => {
  if (unconditional(element)) return element.outgoing;
  const found = element.outgoing.find((flow) => flow.id !== element.defaultFlow && holds(x, instance, flow));
  return [found ?? byDefault(element)];
};

/** Every flow whose condition holds. */
export const chooseInclusive = (x: Execution, instance: ElementInstance, element: Element): Flow[] => {
  if (unconditional(element)) return element.outgoing;
  const found = element.outgoing.filter((flow) => flow.id !== element.defaultFlow && holds(x, instance, flow));
  return found.length > 0 ? found : [byDefault(element)];
};

/** Waits for the first of the events behind it. */
export const activateEventGateway = (x: Execution, instance: ElementInstance, element: Element): void => {
  subscribe(
    x,
    instance,
    element.outgoing.map((flow) => flow.target),
  );
  x.activated(instance);
};
