import { decide, DecisionFailure } from './decisions';
import { type Element, type Flow } from '../model/element';
import { activateCall } from './call-activity';
import { type ElementInstance } from './document';
import { type Arrival, type Execution } from './execution';
import { activateEventGateway, chooseExclusive, chooseInclusive } from './gateways';
import { guarded, Stuck } from './incidents';
import { openJob } from './jobs';
import { subscribe } from './subscriptions';
import { activateThrow } from './throws';
import { openTask } from './user-task';
import { evaluate, evaluateTo, visible } from './variables';

/** What an element does once its inputs are there. */
export const behave = (x: Execution, instance: ElementInstance): void => {
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
      if (element.decision) return callDecision(x, instance, element.decision);
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

const callDecision = (x: Execution, instance: ElementInstance, called: NonNullable<Element['decision']>): void => {
  const id = evaluateTo(x, called.id, instance, 'STRING');
  const found = x.definitions.decision(id, called.binding, x.definition(instance).deployment);
  if (!found)
    throw new Stuck(
      'CALLED_DECISION_ERROR',
      `Expected to evaluate decision '${id}', but no decision found for id '${id}'`,
    );
  try {
    instance.trigger = { [called.result]: decide(found.requirements, id, visible(x.document.instances, instance)) };
  } catch (error) {
    if (!(error instanceof DecisionFailure)) throw error;
    throw new Stuck('DECISION_EVALUATION_ERROR', `Expected to evaluate decision '${id}', but ${error.message}`);
  }
  passed(x, instance);
};

const passed = (x: Execution, instance: ElementInstance): void => {
  x.activated(instance);
  x.later(() => x.life.complete(instance));
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
  subscribe(x, instance, [...armed, ...boundaries]);
  x.activated(instance);
  const start =
    element.starts.find((id) => id === instance.triggeredBy) ??
    element.starts.find((id) => x.sibling(instance, id).event.kind === 'none') ??
    element.starts[0];
  const trigger = instance.trigger;
  delete instance.trigger;
  if (start) x.life.enter(instance, x.sibling(instance, start), trigger ? { trigger } : {});
};

export const openProcess = (x: Execution, instance: ElementInstance, arrival: Arrival): void =>
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
