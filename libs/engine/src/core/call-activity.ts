import { type Element } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { subscribe } from './subscriptions';
import { evaluateTo, visible } from './variables';

/** Calls the latest version of a process; the child lives in the same document. */
export const activateCall = (
  x: Execution,
  instance: ElementInstance,
  element: Element,
  boundaries: readonly string[],
): void => {
  const { called } = element;
  if (!called) return;
  const id = evaluateTo(x, called.process, instance, 'STRING');
  const definition = x.definitions.latest(id, called.tag);
  if (!definition)
    throw new Stuck(
      'CALLED_ELEMENT_ERROR',
      called.tag === undefined
        ? `Expected process with BPMN process id '${id}' to be deployed, but not found.`
        : `Expected to call process with BPMN process id '${id}' and version tag '${called.tag}', but no such process found.`,
    );
  if (!definition.elements[id]?.starts.some((s) => definition.elements[s]?.event.kind === 'none'))
    throw new Stuck(
      'CALLED_ELEMENT_ERROR',
      `Expected process with BPMN process id '${id}' to have a none start event, but not found.`,
    );
  subscribe(x, instance, boundaries);
  x.activated(instance);
  const variables = called.allParent ? visible(x.document.instances, instance) : { ...instance.variables };
  const child = x.create('PROCESS', definition.id, definition, 0, 0);
  child.caller = instance.key;
  instance.called = child.key;
  x.effects.started.push({ process: child.key, definition: definition.key, caller: instance.key });
  x.later(() => {
    if (x.get(child.key)?.state === 'ACTIVATING') x.life.startProcess(child, variables);
  });
};

/** The child has completed: what comes back is set by the call activity. */
export const childEnded = (x: Execution, child: ElementInstance): void => {
  const caller = child.caller === undefined ? undefined : x.get(child.caller);
  if (!caller) return;
  const element = x.element(caller);
  delete caller.called;
  if (element.called?.allChild) caller.trigger = child.variables;
  else if (element.outputs.length > 0) Object.assign(caller.variables, child.variables);
  x.later(() => x.life.complete(caller));
};
