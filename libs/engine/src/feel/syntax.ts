import { parseExpression } from 'feelin';

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

const MULTIPLIED = 'a duration is not multiplied or divided here: write the duration that results';

/** What the evaluator accepts and Camunda refuses, and what it would answer otherwise: by the kind of a node. */
const refusals: Record<string, (node: Node, text: string) => string | undefined> = {
  NumericLiteral: (_, text) => (/e/i.test(text) ? `'${text}' is no number: write it without an exponent` : undefined),
  Interval: (node, text) => {
    const outer = node.parent?.parent?.name;
    if (outer === 'IterationContext') return `write the range after 'in' without brackets: '${text.slice(1, -1)}'`;
    return outer === 'PathExpression' ? `a range has no '.': '${text}'` : undefined;
  },
  CompareOp: (node, text) =>
    node.parent?.name === 'SimplePositiveUnaryTest' && node.parent.parent?.name === 'Expression'
      ? `'${text}' has nothing on its left side`
      : undefined,
  VariableName: (node, text) =>
    node.firstChild?.nextSibling && node.parent?.name !== 'FunctionInvocation'
      ? `'${text}' is no name: a name with spaces stands in backticks`
      : undefined,
  FunctionInvocation: (node) => {
    let called = node.firstChild;
    if (called?.name === 'ParenthesizedExpression') return 'only a function with a name can be called';
    while (called?.name === 'PathExpression') called = called.firstChild;
    return called && called.name !== 'VariableName' ? 'only a function with a name can be called' : undefined;
  },
  ListType: (_, text) => `'${text}' is no type here: write 'list'`,
  ContextType: (_, text) => `'${text}' is no type here: write 'context'`,
  ArithmeticExpression: (node, text) => {
    const isDuration = (part: Node | null): boolean =>
      part?.name === 'DateTimeLiteral' && /^(?:duration\b|@"-?P)/.test(text.slice(part.from - node.from));
    const operator = node.getChild('ArithOp');
    const sign = operator ? text.slice(operator.from - node.from, operator.to - node.from) : '';
    return (sign === '*' || sign === '/') && (isDuration(node.firstChild) || isDuration(node.lastChild))
      ? MULTIPLIED
      : undefined;
  },
};

/** The first defect of a parsed expression, or undefined. */
export const defectOf = (source: string, tree: Tree): string | undefined => {
  let problem: string | undefined;
  tree.iterate({
    enter: ({ node }) => {
      if (problem !== undefined) return;
      problem = node.type.isError
        ? `unexpected input at position ${node.from}`
        : refusals[node.name]?.(node, source.slice(node.from, node.to));
    },
  });
  return problem;
};

const predicates = new Set(
  'contains|starts with|ends with|matches|list contains|is defined|is blank|is empty|even|odd|not|all|any'.split('|'),
);
/**
 * The evaluator takes a call in a filter for an index (`list[count(list)]`); where it is a condition on each item
 * (`people[contains(name, "a")]`) it is written as a comparison.
 */
export const withConditions = (source: string): string => {
  if (!/\[[^\]]*\(/.test(source)) return source;
  const ends: number[] = [];
  parseExpression(source, {}, 'camunda').iterate({
    enter: ({ node }) => {
      const call = node.name === 'FilterExpression' ? node.getChild('FunctionInvocation', '[') : null;
      const name = call?.firstChild;
      if (!call || !name) return;
      const isCondition =
        predicates.has(source.slice(name.from, name.to)) || /\bitem\b/.test(source.slice(call.from, call.to));
      if (isCondition) ends.push(call.to);
    },
  });
  return ends.sort((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)} = true${text.slice(at)}`, source);
};
