import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { type Element, type ElementType, type ProcessModel } from './element';
import { assertBounded } from './bounds';
import { check } from './check';
import { readDetails } from './details';
import { readerAt } from './expressions';
import { extension, type Node } from './node';
import { Defects, type Report, StraightThrough } from './defects';
import { straightThroughLoop } from './straight-through';

const types: Record<string, ElementType> = {
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:CallActivity': 'CALL_ACTIVITY',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:Task': 'TASK',
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
};
/** What stands in a diagram without being executed. */
const silent = /^bpmn:(SequenceFlow|DataObject|DataObjectReference|DataStoreReference|TextAnnotation|Association)$/;
const COVERAGE = 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/';

/**
 * Parses a BPMN resource into the element tables of its executable processes.
 * @throws Defects naming the elements that cannot be executed, and why
 * @throws StraightThrough naming the processes that would loop without ever waiting
 */
export const parseBpmn = async (xml: string): Promise<ProcessModel[]> => {
  assertBounded(xml);
  let root: Node;
  let warnings: { message: string; property?: string }[];
  try {
    const parsed = await new BpmnModdle({ zeebe }).fromXML(xml);
    root = parsed.rootElement as Node;
    warnings = parsed.warnings;
  } catch (error) {
    throw new Defects([['definitions', error instanceof Error ? error.message : String(error)]]);
  }
  // A reference to a message that is not there is told at the event that makes it.
  const serious = warnings.filter(
    (w) => !/^unknown attribute|unparsable content <(?!bpmn)/.test(w.message) && w.property !== 'bpmn:messageRef',
  );
  if (serious.length > 0) throw new Defects(serious.map((w) => ['definitions', w.message]));
  const processes = (root.rootElements ?? []).filter((n: Node) => n.$type === 'bpmn:Process' && n.isExecutable);
  if (processes.length === 0) throw new Defects([['definitions', 'Must contain at least one executable process']]);
  const models: ProcessModel[] = processes.map((process: Node) => toModel(process));
  const loops = models.flatMap((model) => {
    const path = straightThroughLoop(model);
    return path ? [[model.id, path] as const] : [];
  });
  if (loops.length > 0) throw new StraightThrough(loops);
  return models;
};

/** A message starts a process at one place only. */
const checkStartMessages = (process: Node, report: Report): void => {
  const messages = (process.flowElements ?? [])
    .filter((node: Node) => node.$type === 'bpmn:StartEvent')
    .flatMap((node: Node) => node.eventDefinitions?.[0]?.messageRef?.id ?? []);
  for (const id of messages)
    if (messages.indexOf(id) !== messages.lastIndexOf(id))
      report(id, 'A message cannot be referred by more than one start event');
};

const toModel = (process: Node): ProcessModel => {
  const elements: Record<string, Element> = {};
  const self = blank(process, 'PROCESS');
  elements[process.id] = self;
  const defects: [string, string][] = [];
  const report: Report = (where, reason) => void defects.push([where, reason]);
  readDetails(process, self, report);
  readContainer(process, self, elements, report);
  checkStartMessages(process, report);
  check(process.id, elements, report);
  if (defects.length > 0) throw new Defects(defects);
  const tag: string | undefined = extension(process, 'zeebe:VersionTag')?.value;
  return { id: process.id, ...(process.name ? { name: process.name } : {}), ...(tag ? { tag } : {}), elements };
};

const blank = (node: Node, type: ElementType, parent?: string): Element => ({
  id: node.id,
  type,
  ...(node.name ? { name: node.name } : {}),
  ...(parent ? { parent } : {}),
  outgoing: [],
  incoming: [],
  inputs: [],
  outputs: [],
  headers: {},
  executionListeners: [],
  taskListeners: [],
  event: { kind: 'none' },
  interrupting: true,
  boundaries: [],
  eventSubProcesses: [],
  starts: [],
  children: [],
});

const readContainer = (node: Node, self: Element, elements: Record<string, Element>, report: Report): void => {
  for (const child of node.flowElements ?? []) {
    if (silent.test(child.$type)) continue;
    const type = child.triggeredByEvent ? 'EVENT_SUB_PROCESS' : types[child.$type];
    if (!type) {
      report(
        child.id,
        `Elements of type '${child.$type.slice(5)}' are currently not supported. Please refer to the documentation for a list of supported elements: ${COVERAGE}`,
      );
      continue;
    }
    const element = blank(child, type, self.id);
    elements[child.id] = element;
    self.children.push(child.id);
    readDetails(child, element, report);
    if (type === 'START_EVENT') self.starts.push(child.id);
    if (type === 'EVENT_SUB_PROCESS') self.eventSubProcesses.push(child.id);
    if (child.flowElements || type === 'SUB_PROCESS' || type === 'EVENT_SUB_PROCESS')
      readContainer(child, element, elements, report);
  }
  connect(node, elements, report);
};

const connect = (node: Node, elements: Record<string, Element>, report: Report): void => {
  for (const child of node.flowElements ?? []) {
    if (child.$type === 'bpmn:SequenceFlow') {
      const [source, target] = [elements[child.sourceRef?.id], elements[child.targetRef?.id]];
      if (!source || !target) {
        // An end that is not executed has been reported itself.
        if (!child.sourceRef || !child.targetRef) report(child.id, 'Must have a source and a target');
        continue;
      }
      const condition = readerAt(`${child.id} > conditionExpression`, report).optional(child.conditionExpression?.body);
      const flow = { id: child.id, source: source.id, target: target.id, ...(condition ? { condition } : {}) };
      source.outgoing.unshift(flow);
      target.incoming.push(flow);
      continue;
    }
    const element = elements[child.id];
    if (child.default && element) element.defaultFlow = child.default.id;
    if (child.$type === 'bpmn:BoundaryEvent') {
      const host = elements[child.attachedToRef?.id];
      if (host) host.boundaries.unshift(child.id);
      else report(child.id, 'Must be attached to an activity');
    }
  }
};
