import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

/** What the lint reads of an element of a parsed diagram. */
export type Node = {
  $type: string;
  $parent?: Node;
  $instanceOf?: (type: string) => boolean;
  id: string;
  name?: string;
  extensionElements?: { values: Node[] };
} & Readonly<Record<string, unknown>>;

const moddle = new BpmnModdle({ zeebe });

/** @throws Error with the parser's words when the text is no BPMN */
export const parse = async (xml: string): Promise<Node> => {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const [first] = warnings;
  if (first) throw new Error(first.message);
  return rootElement as Node;
};

export const is = (node: Node | undefined, type: string): boolean => node?.$instanceOf?.(type) ?? false;

/** The extension of an element, `zeebe:TaskDefinition` and the like. */
export const extensionOf = (node: Node, type: string): Node | undefined =>
  node.extensionElements?.values.find((value) => value.$type === type);

/** The command a user task is bound to by its element template. */
export const commandOf = (task: Node): string | undefined => {
  const properties = extensionOf(task, 'zeebe:Properties')?.['properties'] as
    { name: string; value: string }[] | undefined;
  return properties?.find(({ name }) => name === 'command')?.value;
};

/** What an element names under an attribute of several: none when there is no such. */
export const list = (node: Node | undefined, name: string): Node[] => (node?.[name] as Node[] | undefined) ?? [];
