import { evaluateFeel } from '../feel/feel';
import { type Report } from './defects';
import { type Element, type EventDefinition } from './element';
import { fixed, readerAt } from './expressions';
import { dueOf } from '../core/time';
import { extension, type Node } from './node';

const NONE: EventDefinition = { kind: 'none' };
const isThrow = (node: Node): boolean => /ThrowEvent|EndEvent/.test(node.$type);
const isProcessStart = (node: Node): boolean =>
  node.$type === 'bpmn:StartEvent' && node.$parent?.$type === 'bpmn:Process';

/** The event of an event element or receive task. */
export const readEvent = (node: Node, element: Element, report: Report): EventDefinition => {
  const { id } = element;
  if (node.$type === 'bpmn:ReceiveTask') return messageOf(node, id, node.messageRef, report);
  const definitions: Node[] = node.eventDefinitions ?? [];
  const needed = node.$type === 'bpmn:BoundaryEvent' || node.$type === 'bpmn:IntermediateCatchEvent';
  if (definitions.length > 1 || (needed && definitions.length === 0)) {
    report(id, 'Must have exactly one event definition');
    return NONE;
  }
  const [definition] = definitions;
  return definition ? definitionOf(node, element, definition, report) : NONE;
};

const definitionOf = (node: Node, element: Element, definition: Node, report: Report): EventDefinition => {
  const { id } = element;
  const read = readerAt(id, report);
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return timerOf(node, id, definition, report);
    case 'bpmn:MessageEventDefinition':
      // A message that is thrown is a job: the name is for the diagram's reader.
      return isThrow(node)
        ? { kind: 'message', name: fixed(definition.messageRef?.name ?? '') }
        : messageOf(node, definition.id ?? id, definition.messageRef, report);
    case 'bpmn:SignalEventDefinition': {
      const signal = definition.signalRef;
      if (!signal) report(definition.id ?? id, 'Must reference a signal');
      return {
        kind: 'signal',
        name: readerAt(signal?.id ?? id, report).required(signal?.name, 'Name must be present and not empty'),
      };
    }
    case 'bpmn:ErrorEventDefinition': {
      const code = read.optional(definition.errorRef?.errorCode);
      if (!code?.source && (isThrow(node) || definition.errorRef))
        report(definition.id ?? id, 'ErrorCode must be present and not empty');
      return { kind: 'error', ...(code ? { code } : {}) };
    }
    case 'bpmn:EscalationEventDefinition': {
      const { escalationRef } = definition;
      const code = read.optional(escalationRef?.escalationCode);
      if (!code?.source && (isThrow(node) || escalationRef))
        report(escalationRef?.id ?? definition.id ?? id, 'EscalationCode must be present and not empty');
      return { kind: 'escalation', ...(code ? { code } : {}) };
    }
    case 'bpmn:CompensateEventDefinition': {
      if (!definition.id) report(id, 'Compensation event definition must have an id');
      const activity = definition.activityRef?.id;
      const handler = handlerOf(node);
      return { kind: 'compensation', ...(activity ? { activity } : {}), ...(handler ? { handler } : {}) };
    }
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    case 'bpmn:LinkEventDefinition':
      if (!definition.id) report(id, 'Link event definition must have an id');
      return { kind: 'link', link: definition.name ?? '' };
    default:
      if (node.$type === 'bpmn:IntermediateCatchEvent')
        report(id, 'Event definition must be one of: message, timer, signal, or link');
      report(definition.id ?? id, 'Event definition of this type is not supported');
      return NONE;
  }
};

const messageOf = (node: Node, where: string, message: Node, report: Report): EventDefinition => {
  if (!message) {
    report(where, 'Must reference a message');
    return { kind: 'message', name: fixed('') };
  }
  const name = readerAt(message.id, report).required(message.name, 'Name must be present and not empty');
  const subscription = extension(message, 'zeebe:Subscription');
  if (isProcessStart(node)) return { kind: 'message', name };
  if (!subscription) report(message.id, 'Must have exactly one zeebe:subscription extension element');
  const at = readerAt(`${message.id} > extensionElements > subscription`, report);
  return { kind: 'message', name, ...(subscription ? { key: at.formula(subscription.correlationKey) } : {}) };
};

const timerOf = (node: Node, id: string, definition: Node, report: Report): EventDefinition => {
  const timer = definition.timeDuration ? 'duration' : definition.timeDate ? 'date' : 'cycle';
  const body = (definition.timeDuration ?? definition.timeDate ?? definition.timeCycle)?.body;
  const expression = readerAt(id, report).required(
    body,
    'Must have exactly one type of timer: timeDate, timeCycle or timeDuration',
  );
  if (timer === 'cycle' && node.$type === 'bpmn:IntermediateCatchEvent')
    report(id, 'Intermediate timer catch event must have either a time duration or a time date.');
  else if (body && !isThrow(node) && (!expression.feel || isProcessStart(node))) {
    const problem = timerProblem(timer, expression);
    if (problem) report(id, `Invalid timer ${timer} expression (${problem})`);
  }
  return { kind: 'timer', timer, expression };
};

/** What is wrong with a timer that can be told without an instance. */
const timerProblem = (
  timer: 'duration' | 'date' | 'cycle',
  expression: { source: string; feel: boolean },
): string | undefined => {
  const types = { duration: 'DURATION, PERIOD, STRING', date: 'DATE_TIME, STRING', cycle: 'STRING' }[timer];
  let value: unknown;
  try {
    value = evaluateFeel(expression, {});
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (typeof value !== 'string') {
    const missing = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(expression.source)
      ? ` The evaluation reported the following warnings:\n[NO_VARIABLE_FOUND] No variable found with name '${expression.source}'`
      : '';
    return `Expected result of the expression '${expression.source}' to be one of '[${types}]', but was 'NULL'.${missing}`;
  }
  try {
    dueOf(timer, value, 0);
    return undefined;
  } catch (error) {
    if (timer === 'cycle') return `'${value}' is no repeating interval such as R3/PT1H; cron is not executed`;
    return `${(error as Error).message} for expression '${expression.source}'.`;
  }
};

/** The activity at the other end of a boundary event's association. */
const handlerOf = (boundary: Node): string | undefined =>
  boundary.$parent?.artifacts?.find((a: Node) => a.$type === 'bpmn:Association' && a.sourceRef?.id === boundary.id)
    ?.targetRef?.id;
