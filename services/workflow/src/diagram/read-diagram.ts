import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

/** What the platform knows of a step of a diagram: its name, the command a user task is bound to, the form it is filled in with. */
export type Step = { name: string; command: string | null; form?: string };
export type Diagram = Readonly<{
  processId: string;
  name: string;
  steps: Readonly<Record<string, Step>>;
  messages: readonly string[];
  /** with the task listeners that fill the inbox; process owners never see them */
  published: string;
}>;
// The moddle tree has no types: its properties follow from the BPMN and Zeebe schemas.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

export const OPEN_JOB = 'todo.open';
export const CLOSE_JOB = 'todo.close';

const extension = (node: Node, type: string): Node =>
  node.extensionElements?.values?.find((v: Node) => v.$type === type);

const notExecuted = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** Reads one diagram and adds the listeners to every user task. */
export const readDiagram = async (xml: string): Promise<Diagram> => {
  const moddle = new BpmnModdle({ zeebe });
  const { rootElement } = await moddle.fromXML(xml);
  const root = rootElement as Node;
  const process = root.rootElements.find((n: Node) => n.$type === 'bpmn:Process' && n.isExecutable);
  const steps: Record<string, Step> = {};
  const visit = (node: Node): void => {
    for (const child of node.flowElements ?? []) {
      if (notExecuted.has(child.$type)) continue;
      const command =
        extension(child, 'zeebe:Properties')?.properties?.find((p: Node) => p.name === 'command')?.value ?? null;
      const { externalReference, formId } = extension(child, 'zeebe:FormDefinition') ?? {};
      const form = externalReference ?? formId;
      steps[child.id] = { name: child.name ?? '', command, ...(form ? { form } : {}) };
      if (child.$type === 'bpmn:UserTask') addListeners(moddle, child);
      visit(child);
    }
  };
  visit(process);
  const messages = root.rootElements.filter((n: Node) => n.$type === 'bpmn:Message').map((n: Node) => n.name);
  const { xml: published } = await moddle.toXML(root, { format: true });
  return { processId: process.id, name: process.name ?? process.id, steps, messages, published };
};

const addListeners = (moddle: BpmnModdle, task: Node): void => {
  const listener = (eventType: string, type: string): unknown =>
    moddle.create('zeebe:TaskListener', { eventType, type, retries: '5' });
  const ours = [listener('creating', OPEN_JOB), listener('canceling', CLOSE_JOB)];
  const existing = extension(task, 'zeebe:TaskListeners');
  if (existing) existing.listeners.push(...ours);
  else task.extensionElements?.values.push(moddle.create('zeebe:TaskListeners', { listeners: ours }));
};
