import { type Report } from './defects';
import { type Binding, type Element, type Expression, type Listener, type Mapping } from './element';
import { readEvent } from './events';
import { fixed, readerAt } from './expressions';
import { extension, type Node } from './node';

/** Reads everything that stands on one element: extensions, event definition, loop. */
export const readDetails = (node: Node, element: Element, report: Report): void => {
  const io = extension(node, 'zeebe:IoMapping');
  element.inputs = mappings(`${element.id} > extensionElements > ioMapping > input`, io?.inputParameters, report);
  element.outputs = mappings(`${element.id} > extensionElements > ioMapping > output`, io?.outputParameters, report);
  const headers = extension(node, 'zeebe:TaskHeaders');
  element.headers = Object.fromEntries(
    (headers?.values ?? []).filter((h: Node) => h.value).map((h: Node) => [h.key, h.value]),
  );
  const listeners = `${element.id} > extensionElements > executionListeners`;
  element.executionListeners = readListeners(listeners, extension(node, 'zeebe:ExecutionListeners'), report);
  const tasks = `${element.id} > extensionElements > taskListeners`;
  element.taskListeners = readListeners(tasks, extension(node, 'zeebe:TaskListeners'), report);
  readWork(node, element, report);
  if (/Event$/.test(node.$type) || node.$type === 'bpmn:ReceiveTask') element.event = readEvent(node, element, report);
  if (node.$type === 'bpmn:BoundaryEvent') {
    element.attachedTo = node.attachedToRef?.id;
    element.interrupting = node.cancelActivity !== false;
  }
  if (node.$type === 'bpmn:StartEvent') element.interrupting = node.isInterrupting !== false;
  readLoop(node, element, report);
  if (node.isForCompensation) element.handlesCompensation = true;
};

const PATH = '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*';
const path = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const mappings = (where: string, list: Node[] | undefined, report: Report): Mapping[] =>
  (list ?? []).map((m) => {
    const target: string = m.target ?? '';
    if (!path.test(target))
      report(where, `Expected path expression '${target}' but doesn't match the pattern '${PATH}'.`);
    return { source: readerAt(where, report).optional(m.source) ?? fixed(''), target: target.split('.') };
  });

const readListeners = (where: string, node: Node, report: Report): Listener[] =>
  (node?.listeners ?? []).map((l: Node) => {
    const read = readerAt(where, report);
    return { event: l.eventType, type: read.required(l.type), retries: read.optional(l.retries) ?? fixed('3') };
  });

const readWork = (node: Node, element: Element, report: Report): void => {
  const within = (name: string) => readerAt(`${element.id} > extensionElements > ${name}`, report);
  const task = extension(node, 'zeebe:TaskDefinition');
  if (task) {
    const read = within('taskDefinition');
    element.job = { type: read.required(task.type), retries: read.optional(task.retries) ?? fixed('3') };
  }
  if (element.type === 'USER_TASK') readUserTask(node, element, report);
  const script = extension(node, 'zeebe:Script');
  if (script) {
    const read = within('script');
    read.required(script.resultVariable, "Attribute 'resultVariable' must be present and not empty");
    element.script = { expression: read.formula(script.expression), result: script.resultVariable ?? '' };
  }
  const called = extension(node, 'zeebe:CalledElement');
  if (called)
    element.called = {
      process: within('calledElement').required(
        called.processId,
        "Attribute 'processId' must be present and not empty",
      ),
      binding: bindingOf(element.id, called, report),
      allChild: called.propagateAllChildVariables !== false,
      allParent: called.propagateAllParentVariables !== false,
    };
  const decision = extension(node, 'zeebe:CalledDecision');
  if (decision) {
    const read = within('calledDecision');
    const missing = "Attribute 'resultVariable' must be present and not empty";
    read.required(decision.resultVariable, missing);
    const id = read.required(decision.decisionId, "Attribute 'decisionId' must be present and not empty");
    element.decision = { id, result: decision.resultVariable ?? '', binding: bindingOf(element.id, decision, report) };
  }
};

/** What is called by a binding the engine does not know would silently be another version. */
const bindingOf = (id: string, called: Node, report: Report): Binding => {
  const type: string = called.bindingType ?? 'latest';
  if (type === 'versionTag') {
    if (!called.versionTag) report(id, "Attribute 'versionTag' must be present and not empty");
    return { type, tag: called.versionTag ?? '' };
  }
  if (type === 'deployment') return { type };
  if (type !== 'latest') report(id, `The binding type '${type}' is not known: use latest, deployment or versionTag`);
  return { type: 'latest' };
};

const readUserTask = (node: Node, element: Element, report: Report): void => {
  if (!extension(node, 'zeebe:UserTask'))
    element.job = { type: fixed('io.camunda.zeebe:userTask'), retries: fixed('1') };
  const within = (name: string) => readerAt(`${element.id} > extensionElements > ${name}`, report);
  const assignment = extension(node, 'zeebe:AssignmentDefinition');
  const schedule = extension(node, 'zeebe:TaskSchedule');
  const form = extension(node, 'zeebe:FormDefinition');
  const optional = (key: string, value: Expression | string | undefined): object => (value ? { [key]: value } : {});
  const [assigned, scheduled] = [within('assignmentDefinition'), within('taskSchedule')];
  element.userTask = {
    ...optional('assignee', assigned.optional(assignment?.assignee)),
    ...optional('candidateGroups', assigned.optional(assignment?.candidateGroups)),
    ...optional('candidateUsers', assigned.optional(assignment?.candidateUsers)),
    ...optional('dueDate', scheduled.optional(schedule?.dueDate)),
    ...optional('followUpDate', scheduled.optional(schedule?.followUpDate)),
    ...optional(
      'priority',
      within('priorityDefinition').optional(extension(node, 'zeebe:PriorityDefinition')?.priority),
    ),
    ...(form?.formId ? { form: { id: form.formId, binding: bindingOf(element.id, form, report) } } : {}),
    ...(form?.formKey ? { form: { key: form.formKey } } : {}),
  };
};

const readLoop = (node: Node, element: Element, report: Report): void => {
  const loop = node.loopCharacteristics;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
  const where = `${element.id} > multiInstanceLoopCharacteristics`;
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  if (!zeebe) return report(where, "Must have exactly one 'zeebe:loopCharacteristics' extension element");
  const inside = `${where} > extensionElements > loopCharacteristics`;
  const read = readerAt(inside, report);
  if (zeebe.outputCollection && !zeebe.outputElement)
    report(inside, "Attribute 'outputElement' must be present if the attribute 'outputCollection' is set");
  if (zeebe.outputElement && !zeebe.outputCollection)
    report(inside, "Attribute 'outputCollection' must be present if the attribute 'outputElement' is set");
  const until = readerAt(`${where} > completionCondition`, report).optional(loop.completionCondition?.body);
  const outputElement = read.optional(zeebe.outputElement);
  element.loop = {
    sequential: Boolean(loop.isSequential),
    collection: read.formula(zeebe.inputCollection),
    ...(zeebe.inputElement ? { element: zeebe.inputElement } : {}),
    ...(zeebe.outputCollection ? { outputCollection: zeebe.outputCollection } : {}),
    ...(outputElement ? { outputElement } : {}),
    ...(until ? { until } : {}),
  };
};
