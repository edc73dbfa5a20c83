import { type Element, type EventDefinition, type Expression, type Listener, type Mapping } from './element';
import { Defects } from './defects';
import { expressionOf, extension, type Node } from './node';

const text = (source: string): Expression => ({ source, feel: false });
const required = (id: string, value: Expression | undefined, what: string): Expression => {
  if (!value || value.source === '') throw new Defects([[id, `Must have ${what}`]]);
  return value;
};

/** Reads everything that stands on one element: extensions, event definition, loop. */
export const readDetails = (node: Node, element: Element): void => {
  const io = extension(node, 'zeebe:IoMapping');
  element.inputs = mappings(element.id, io?.inputParameters);
  element.outputs = mappings(element.id, io?.outputParameters);
  const headers = extension(node, 'zeebe:TaskHeaders');
  element.headers = Object.fromEntries(
    (headers?.values ?? []).filter((h: Node) => h.value).map((h: Node) => [h.key, h.value]),
  );
  element.executionListeners = listeners(extension(node, 'zeebe:ExecutionListeners'));
  element.taskListeners = listeners(extension(node, 'zeebe:TaskListeners'));
  readWork(node, element);
  if (/Event$/.test(node.$type) || node.$type === 'bpmn:ReceiveTask') element.event = eventOf(node, element);
  if (node.$type === 'bpmn:BoundaryEvent') {
    element.attachedTo = node.attachedToRef?.id;
    element.interrupting = node.cancelActivity !== false;
  }
  if (node.$type === 'bpmn:StartEvent') element.interrupting = node.isInterrupting !== false;
  readLoop(node, element);
  if (node.isForCompensation) element.handlesCompensation = true;
};

const mappings = (id: string, list: Node[] | undefined): Mapping[] =>
  (list ?? []).map((m) => {
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(m.target ?? ''))
      throw new Defects([[id, `Expected path expression '${m.target}' but doesn't match the pattern`]]);
    return { source: expressionOf(m.source) ?? text(''), target: m.target.split('.') };
  });

const listeners = (node: Node): Listener[] =>
  (node?.listeners ?? []).map((l: Node) => ({
    event: l.eventType,
    type: expressionOf(l.type) ?? text(''),
    retries: expressionOf(l.retries) ?? text('3'),
  }));

const readWork = (node: Node, element: Element): void => {
  const { id } = element;
  const task = extension(node, 'zeebe:TaskDefinition');
  if (task)
    element.job = {
      type: required(id, expressionOf(task.type), 'a task type'),
      retries: expressionOf(task.retries) ?? text('3'),
    };
  if (element.type === 'USER_TASK') readUserTask(node, element);
  const script = extension(node, 'zeebe:Script');
  if (script)
    element.script = {
      expression: required(id, expressionOf(script.expression), 'an expression'),
      result: script.resultVariable,
    };
  const called = extension(node, 'zeebe:CalledElement');
  if (called)
    element.called = {
      process: required(id, expressionOf(called.processId), 'a process id'),
      allChild: called.propagateAllChildVariables !== false,
      allParent: called.propagateAllParentVariables !== false,
    };
  if (extension(node, 'zeebe:CalledDecision'))
    throw new Defects([[id, 'Called decisions are not supported by this engine yet: use a task definition']]);
};

const readUserTask = (node: Node, element: Element): void => {
  if (!extension(node, 'zeebe:UserTask')) element.job = { type: text('io.camunda.zeebe:userTask'), retries: text('1') };
  const assignment = extension(node, 'zeebe:AssignmentDefinition');
  const schedule = extension(node, 'zeebe:TaskSchedule');
  const form = extension(node, 'zeebe:FormDefinition');
  const optional = (key: string, value: Expression | string | undefined): object => (value ? { [key]: value } : {});
  element.userTask = {
    ...optional('assignee', expressionOf(assignment?.assignee)),
    ...optional('candidateGroups', expressionOf(assignment?.candidateGroups)),
    ...optional('candidateUsers', expressionOf(assignment?.candidateUsers)),
    ...optional('dueDate', expressionOf(schedule?.dueDate)),
    ...optional('followUpDate', expressionOf(schedule?.followUpDate)),
    ...optional('priority', expressionOf(extension(node, 'zeebe:PriorityDefinition')?.priority)),
    ...optional('formKey', form?.formId ?? form?.formKey ?? form?.externalReference),
  };
};

const readLoop = (node: Node, element: Element): void => {
  const loop = node.loopCharacteristics;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const until = expressionOf(loop.completionCondition?.body);
  const outputElement = expressionOf(zeebe?.outputElement);
  element.loop = {
    sequential: Boolean(loop.isSequential),
    collection: required(element.id, expressionOf(zeebe?.inputCollection), 'an input collection'),
    ...(zeebe.inputElement ? { element: zeebe.inputElement } : {}),
    ...(zeebe.outputCollection ? { outputCollection: zeebe.outputCollection } : {}),
    ...(outputElement ? { outputElement } : {}),
    ...(until ? { until } : {}),
  };
};

const messageOf = (id: string, message: Node): EventDefinition => {
  const key = expressionOf(extension(message, 'zeebe:Subscription')?.correlationKey);
  return {
    kind: 'message',
    name: required(id, expressionOf(message?.name), 'a message with a name'),
    ...(key ? { key } : {}),
  };
};

/** The activity at the other end of a boundary event's association. */
const handlerOf = (boundary: Node): string | undefined =>
  boundary.$parent?.artifacts?.find((a: Node) => a.$type === 'bpmn:Association' && a.sourceRef?.id === boundary.id)
    ?.targetRef?.id;

const eventOf = (node: Node, element: Element): EventDefinition => {
  const { id } = element;
  if (node.$type === 'bpmn:ReceiveTask') return messageOf(id, node.messageRef);
  const definitions: Node[] = node.eventDefinitions ?? [];
  if (definitions.length > 1) throw new Defects([[id, 'Must have at most one event definition']]);
  const [definition] = definitions;
  const coded = (ref: Node, code: string): { code?: Expression } => {
    const value = expressionOf(ref?.[code]);
    return value ? { code: value } : {};
  };
  switch (definition?.$type) {
    case undefined:
      return { kind: 'none' };
    case 'bpmn:TimerEventDefinition': {
      const timer = definition.timeDuration ? 'duration' : definition.timeDate ? 'date' : 'cycle';
      const body = (definition.timeDuration ?? definition.timeDate ?? definition.timeCycle)?.body;
      return { kind: 'timer', timer, expression: required(id, expressionOf(body), 'a timer expression') };
    }
    case 'bpmn:MessageEventDefinition':
      // A message that is thrown is a job: the name is for the diagram's reader.
      return /ThrowEvent|EndEvent/.test(node.$type)
        ? { kind: 'message', name: expressionOf(definition.messageRef?.name) ?? text('') }
        : messageOf(id, definition.messageRef);
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', name: required(id, expressionOf(definition.signalRef?.name), 'a signal with a name') };
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', ...coded(definition.errorRef, 'errorCode') };
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', ...coded(definition.escalationRef, 'escalationCode') };
    case 'bpmn:CompensateEventDefinition': {
      if (!definition.id) throw new Defects([[id, 'Compensation event definition must have an id']]);
      const activity = definition.activityRef?.id;
      const handler = handlerOf(node);
      return { kind: 'compensation', ...(activity ? { activity } : {}), ...(handler ? { handler } : {}) };
    }
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', link: definition.name };
    default:
      throw new Defects([[id, `Event definition of this type is not supported: ${definition.$type.slice(5)}`]]);
  }
};
