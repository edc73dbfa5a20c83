import { type Binding, type Element } from '../model/element';
import { type ElementInstance } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { subscribe } from './subscriptions';
import { evaluateTo, visible } from './variables';

/** Calls the version of a process that the binding means; the child lives in the same document. */
export const activateCall = (
  x: Execution,
  instance: ElementInstance,
  element: Element,
  boundaries: readonly string[],
): void => {
  const { called } = element;
  if (!called) return;
  const id = evaluateTo(x, called.process, instance, 'STRING');
  const definition = x.definitions.process(id, called.binding, x.definition(instance).deployment);
  if (!definition)
    throw new Stuck('CALLED_ELEMENT_ERROR', notFound(id, called.binding, x.definition(instance).deployment));
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

const notFound = (id: string, binding: Binding, deployment: string): string => {
  switch (binding.type) {
    case 'latest':
      return `Expected process with BPMN process id '${id}' to be deployed, but not found.`;
    case 'versionTag':
      return `Expected to call process with BPMN process id '${id}' and version tag '${binding.tag}', but no such process found. To resolve this incident, deploy a process with the given process id and version tag.`;
    case 'deployment':
      return `Expected to call process with BPMN process id '${id}' with binding type 'deployment', but no such process found in the deployment with key ${deployment} which contained the current process. To resolve this incident, migrate the process instance to a process definition that is deployed together with the intended process definition to call.`;
  }
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
