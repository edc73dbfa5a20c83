import { type Element } from '../model/element';
import { type ElementInstance, type Variables } from './document';
import { type Execution } from './execution';
import { subscribe } from './subscriptions';

/** Variables to set on the way into an element: by the element id of their scope, '' for the process instance. */
export type ScopedVariables = readonly { scope: string; variables: Variables }[];

/** The scopes around an element, the outermost first, without the process itself. */
export const scopesAround = (elements: Readonly<Record<string, Element>>, id: string): Element[] => {
  const around: Element[] = [];
  for (let at = elements[id]?.parent; at !== undefined; at = elements[at]?.parent) {
    const scope = elements[at];
    if (scope && scope.type !== 'PROCESS') around.unshift(scope);
  }
  return around;
};

/**
 * Enters an element wherever it stands: scopes around it that are not there are made, without their input mappings.
 * @param ancestor the scope instance to start from: everything below it is made anew
 */
export const enterWithin = (
  x: Execution,
  process: ElementInstance,
  id: string,
  { ancestor, variables = [] }: { ancestor?: ElementInstance | undefined; variables?: ScopedVariables } = {},
): void => {
  const give = (instance: ElementInstance): void => {
    for (const given of variables)
      if (given.scope === instance.element) Object.assign(instance.variables, given.variables);
  };
  const around = scopesAround(x.definition(process).elements, id);
  let scope = ancestor ?? process;
  give(process);
  for (const given of variables) if (given.scope === '') Object.assign(process.variables, given.variables);
  const below = ancestor ? around.slice(around.findIndex((outer) => outer.id === ancestor.element) + 1) : around;
  for (const outer of below) {
    const within = scope;
    const existing = x.childrenOf(within).find((child) => child.element === outer.id && child.state === 'ACTIVATED');
    scope = (ancestor ? undefined : existing) ?? openScope(x, within, outer);
    give(scope);
  }
  const own = variables.filter((given) => given.scope === id).map((given) => given.variables);
  x.life.enter(scope, x.sibling(process, id), own.length > 0 ? { variables: Object.assign({}, ...own) } : {});
};

const openScope = (x: Execution, scope: ElementInstance, element: Element): ElementInstance => {
  const made = x.create(element.type, element.id, x.definition(scope), scope.key, scope.process);
  subscribe(x, made, [
    ...element.eventSubProcesses.flatMap((sub) => x.sibling(made, sub).starts),
    ...element.boundaries,
  ]);
  x.activated(made);
  return made;
};
