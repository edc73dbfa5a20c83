import { type Element } from '../model/element';
import { type Compensable, type ElementInstance } from './document';
import { type Execution } from './execution';

/** An activity has completed: what would undo it is kept in its scope, oldest first. */
export const keepCompensable = (x: Execution, instance: ElementInstance, element: Element): void => {
  const scope = x.scopeOf(instance);
  if (!scope) return;
  const boundary =
    instance.loopCounter === undefined
      ? element.boundaries.find((id) => x.sibling(instance, id).event.kind === 'compensation')
      : undefined;
  const within = instance.compensable ?? [];
  if (boundary === undefined && within.length === 0) return;
  const variables = Object.keys(instance.variables).length > 0 ? { variables: instance.variables } : {};
  (scope.compensable ??= []).push({
    element: element.id,
    ...(boundary === undefined ? {} : { boundary }),
    ...(within.length > 0 ? { within, ...variables } : {}),
  });
};

/** Starts every handler of the thrower's scope, or those of one activity, at once; the thrower waits for them. */
export const compensate = (x: Execution, thrower: ElementInstance, activity: string | undefined): void => {
  x.activated(thrower);
  const own = x.scopeOf(thrower);
  // An event sub-process undoes what the scope has done in which it was started.
  const scope = own?.type === 'EVENT_SUB_PROCESS' ? x.scopeOf(own) : own;
  const kept = scope?.compensable ?? [];
  const called = kept.filter((entry) => activity === undefined || entry.element === activity);
  const boundaries = called.flatMap((entry) => handlersOf(entry, {}));
  if (!scope || boundaries.length === 0) return x.later(() => x.life.complete(thrower));
  scope.compensable = kept.filter((entry) => !called.includes(entry));
  thrower.compensating = boundaries.length;
  for (const { boundary } of boundaries) passBoundary(x, scope, x.sibling(scope, boundary));
  for (const { boundary, variables } of boundaries) {
    const { event } = x.sibling(scope, boundary);
    if (event.kind === 'compensation' && event.handler)
      x.life.enter(scope, x.sibling(scope, event.handler), { variables, compensates: thrower.key });
  }
};

/** The boundary event is done before anything else moves. */
const passBoundary = (x: Execution, scope: ElementInstance, boundary: Element): void => {
  const passing = x.create(boundary.type, boundary.id, x.definition(scope), scope.key, scope.process);
  x.activated(passing);
  x.step(passing, 'ELEMENT_COMPLETING');
  x.step(passing, 'ELEMENT_COMPLETED');
  x.remove(passing);
  scope.children -= 1;
};

type Call = { boundary: string; variables: Record<string, unknown> };
/** A handler within a sub-process sees the variables this had when it completed. */
const handlersOf = (entry: Compensable, outer: Record<string, unknown>): Call[] => {
  const variables = { ...outer, ...entry.variables };
  return [
    ...(entry.within ?? []).flatMap((inner) => handlersOf(inner, variables)),
    ...(entry.boundary === undefined ? [] : [{ boundary: entry.boundary, variables: outer }]),
  ];
};

/** A handler is done: with the last one the thrower goes on. */
export const handlerDone = (x: Execution, handler: ElementInstance): void => {
  const thrower = handler.compensates === undefined ? undefined : x.get(handler.compensates);
  if (!thrower?.compensating) return;
  thrower.compensating -= 1;
  if (thrower.compensating === 0) x.life.complete(thrower);
};
