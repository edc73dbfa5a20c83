/** What the engine says when an instance cannot go on in another version; Camunda and the embedded engine use the same words. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/different type/, '换成了另一种类型的环节'],
  [/different implementation/, '换了办理方式'],
  [/different event type/, '换成了另一种事件'],
  [/flow scope .* changed/, '移进或移出了子流程'],
  [/not attached to the target/, '所挂的边界事件挂到了别的环节上'],
  [/joining gateway/, '有分支在这里等候汇聚,汇聚的连线却变了'],
  [/being interrupted/, '正在被打断,打断它的事件没有了'],
  [/is leaving over sequence flows/, '正要走的连线没有了'],
  [/can be compensated/, '的补偿事件没有了'],
];

/**
 * The engine's refusal of a move in Chinese, with the element by its name.
 * @param nameOf element id → name in the version that it is on
 */
export const whyNot = (said: string, nameOf: (element: string) => string): string => {
  const [, element] = /with id '([^']+)'/.exec(said) ?? [];
  const cause = causes.find(([words]) => words.test(said))?.[1] ?? '在最新版里接不上原来的走法';
  return `${element === undefined ? '流程' : nameOf(element)}${cause}`;
};
