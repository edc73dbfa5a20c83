import { is, list, type Node } from '../model';

const targets = (node: Node): Node[] =>
  list(node, 'outgoing').flatMap((flow) => (flow['targetRef'] as Node | undefined) ?? []);
const isFork = (node: Node): boolean => is(node, 'bpmn:ParallelGateway') || is(node, 'bpmn:InclusiveGateway');
/** Of several ways a token takes one, or some. */
const chooses = (node: Node): boolean =>
  ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:EventBasedGateway'].includes(node.$type);

/**
 * Where a token that an inclusive join waits for may go another way for good. The engine (Camunda 8.8) asks whether a join
 * may pass when a token arrives at it, and not again: those that have arrived would wait for ever.
 */
export const strayWays = (join: Node): Node[] => {
  const all = list(join.$parent, 'flowElements');
  const interrupting = (host: Node): Node[] =>
    all.filter((one) => one['attachedToRef'] === host && one['cancelActivity'] !== false);
  const next = (node: Node): Node[] => [...targets(node), ...interrupting(node).flatMap(targets)];

  const arriving = new Set<Node>([join]);
  for (let size = 0; size < arriving.size;) {
    size = arriving.size;
    for (const node of all) if (next(node).some((one) => arriving.has(one))) arriving.add(node);
  }
  const astray = (node: Node): boolean => targets(node).some((one) => !arriving.has(one));

  const between = new Set<Node>();
  const follow = (node: Node, fork: Node): void => {
    if (node === join || node === fork || between.has(node) || !arriving.has(node)) return;
    between.add(node);
    for (const one of next(node)) follow(one, fork);
  };
  for (const fork of all.filter(isFork)) {
    const ways = targets(fork).filter((one) => arriving.has(one));
    if (ways.length > 1) for (const way of ways) follow(way, fork);
  }
  return [...between].flatMap((node) => [
    ...(chooses(node) && astray(node) ? [node] : []),
    ...interrupting(node).filter(astray),
  ]);
};
