import { commandOf, create, elementsOf, extensionOf, is, type Node, parse, processesOf, serialise } from './model';

/** What the platform keeps of a diagram: names for people, and what binds it to facts. */
export type Outline = Readonly<{
  processId: string;
  name: string;
  /** element id → name as drawn */
  elements: Readonly<Record<string, string>>;
  /** user task id → the command it is bound to */
  commands: Readonly<Record<string, string>>;
  /** names of messages it starts by or waits for */
  messages: readonly string[];
  startsByMessage: boolean;
}>;

/** @throws Error when the text is no BPMN or has no executable process */
export const outlineOf = async (xml: string): Promise<Outline> => {
  const root = await parse(xml);
  const [process] = processesOf(root);
  if (!process) throw new Error('图中没有可执行的流程');
  const elements = elementsOf(process);
  const tasks = elements.filter((element) => is(element, 'bpmn:UserTask'));
  return {
    processId: process.id,
    name: process.name ?? process.id,
    elements: Object.fromEntries(elements.flatMap((e) => (e.name ? [[e.id, e.name] as const] : []))),
    commands: Object.fromEntries(
      tasks.flatMap((task) => {
        const command = commandOf(task);
        return command ? [[task.id, command] as const] : [];
      }),
    ),
    messages: [...new Set(elements.flatMap((element) => messageNameOf(element) ?? []))],
    startsByMessage: elements.some((e) => is(e, 'bpmn:StartEvent') && messageNameOf(e) !== undefined),
  };
};

/** Name of the message an event or receive task waits for. */
export const messageNameOf = (element: Node): string | undefined => {
  const events = (element['eventDefinitions'] as Node[] | undefined) ?? [];
  const message = (events.find((event) => is(event, 'bpmn:MessageEventDefinition'))?.['messageRef'] ??
    element['messageRef']) as Node | undefined;
  return message?.name;
};

/** Job types of the listeners that fill and empty the to-do inbox. */
export const todoListeners = { creating: 'todo.open', canceling: 'todo.close' } as const;

/** The diagram as it is deployed: every user task tells the to-do inbox of its beginning and its cancelling. */
export const withTodoListeners = async (xml: string): Promise<string> => {
  const root = await parse(xml);
  for (const process of processesOf(root))
    for (const task of elementsOf(process).filter((element) => is(element, 'bpmn:UserTask'))) {
      const holder = task.extensionElements ?? create('bpmn:ExtensionElements', { values: [] });
      Object.assign(task, { extensionElements: holder });
      const values = holder['values'] as Node[];
      const own = extensionOf(task, 'zeebe:TaskListeners')?.['listeners'] as Node[] | undefined;
      const listeners = Object.entries(todoListeners).map(([eventType, type]) =>
        create('zeebe:TaskListener', { eventType, type }),
      );
      if (own) own.push(...listeners);
      else values.push(create('zeebe:TaskListeners', { listeners }));
    }
  return serialise(root);
};
