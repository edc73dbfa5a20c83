import { type Expression } from './element';

/** A node of the moddle tree: its properties follow from the BPMN and Zeebe schemas, which have no types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Node = any;

/** `=…` is FEEL, everything else is the text itself; nothing stays nothing. */
export const expressionOf = (text: string | null | undefined): Expression | undefined =>
  text === null || text === undefined
    ? undefined
    : text.trimStart().startsWith('=')
      ? { source: text.trimStart().slice(1).trim(), feel: true }
      : { source: text, feel: false };

/** The first extension element of a type. */
export const extension = (node: Node, type: string): Node =>
  node?.extensionElements?.values?.find((v: Node) => v.$type === type);
