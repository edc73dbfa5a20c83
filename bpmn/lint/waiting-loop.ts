import { extensionOf, is, list, type Node } from '../model';

/** The process that a call activity is in, when it is that one which it calls. */
const calledAgain = (node: Node): Node | undefined => {
  if (!is(node, 'bpmn:CallActivity')) return undefined;
  let process = node.$parent;
  while (process && !is(process, 'bpmn:Process')) process = process.$parent;
  return extensionOf(node, 'zeebe:CalledElement')?.['processId'] === process?.id ? process : undefined;
};

/** Done at once; a job, a business rule or the call of another process counts as a wait. */
const isInstant = (node: Node): boolean =>
  calledAgain(node) !== undefined ||
  ['bpmn:Task', 'bpmn:ManualTask', 'bpmn:IntermediateThrowEvent'].includes(node.$type) ||
  (is(node, 'bpmn:ScriptTask') && !extensionOf(node, 'zeebe:TaskDefinition'));

const linkOf = (node: Node): string | undefined =>
  list(node, 'eventDefinitions').find((definition) => is(definition, 'bpmn:LinkEventDefinition'))?.name;

const isPassed = (node: Node): boolean =>
  isInstant(node) ||
  is(node, 'bpmn:StartEvent') ||
  is(node, 'bpmn:EndEvent') ||
  ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ParallelGateway'].includes(node.$type) ||
  (is(node, 'bpmn:SubProcess') && !node['loopCharacteristics']) ||
  (is(node, 'bpmn:IntermediateCatchEvent') && linkOf(node) !== undefined);

/** Where a token goes on from here: into a sub-process and out of it as well. */
const next = (node: Node): Node[] => {
  const within = calledAgain(node) ?? (is(node, 'bpmn:SubProcess') ? node : undefined);
  if (within) return list(within, 'flowElements').filter((child) => is(child, 'bpmn:StartEvent'));
  const link = linkOf(node);
  if (link !== undefined && is(node, 'bpmn:IntermediateThrowEvent'))
    return list(node.$parent, 'flowElements').filter(
      (other) => is(other, 'bpmn:IntermediateCatchEvent') && linkOf(other) === link,
    );
  const parent = node.$parent;
  const isLast = list(node, 'outgoing').length === 0;
  const leaves = isLast && is(parent, 'bpmn:SubProcess') && !parent?.['triggeredByEvent'] ? parent : node;
  return list(leaves, 'outgoing').flatMap((flow) => (flow['targetRef'] as Node | undefined) ?? []);
};

const elementsIn = (container: Node): Node[] =>
  list(container, 'flowElements').flatMap((child) => [child, ...elementsIn(child)]);

/** A way through the process that comes back without ever waiting: the engine refuses it, it would never rest. */
export const waitlessLoop = (process: Node): Node[] | undefined => {
  const left = new Set<Node>();
  const path: Node[] = [];
  const walk = (node: Node): Node[] | undefined => {
    if (path.includes(node)) return path.slice(path.indexOf(node));
    if (left.has(node) || !isPassed(node)) return undefined;
    path.push(node);
    for (const target of next(node)) {
      const loop = walk(target);
      if (loop) return loop;
    }
    path.pop();
    left.add(node);
    return undefined;
  };
  for (const node of elementsIn(process).filter(isInstant)) {
    const loop = walk(node);
    if (loop) return loop;
  }
  return undefined;
};
