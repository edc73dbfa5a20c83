import { type ElementInstance } from './document';
import { type Execution } from './execution';

/** Element instances that contain a flow of their own and event sub-processes. */
export const isScope = (i: ElementInstance): boolean =>
  i.type === 'PROCESS' || i.type === 'SUB_PROCESS' || i.type === 'EVENT_SUB_PROCESS';

/** Between the end of a scope and that of what is within it, nothing within it goes on. */
export const isCut = (x: Execution, instance: ElementInstance): boolean => x.scopeOf(instance)?.state === 'TERMINATING';

/** The event sub-process that interrupted its scope starts when everything else in it has ended. */
export const resumeInterrupted = (x: Execution, scope: ElementInstance): void => {
  if (scope.children > 0 || !scope.interruption || scope.state !== 'ACTIVATED') return;
  const { element, variables } = scope.interruption;
  delete scope.interruption;
  const start = x.sibling(scope, element);
  if (start.parent) x.life.enter(scope, x.sibling(scope, start.parent), { trigger: variables, triggeredBy: element });
};
