import { type Definition, type ElementType, flowsOf } from '../model/element';
import { rejected } from '../rejection';
import { enterWithin, type ScopedVariables, scopesAround } from './activation';
import { type Document, type ElementInstance } from './document';
import { endAtOnce } from './ending';
import { type Execution } from './execution';

export type Activation = { element: string; ancestor?: number; variables: ScopedVariables };
export type Modification = { activate: readonly Activation[]; terminate: readonly number[] };

const activatable: readonly ElementType[] = [
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'EXCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'MULTI_INSTANCE_BODY',
  'CALL_ACTIVITY',
  'BUSINESS_RULE_TASK',
  'SCRIPT_TASK',
  'SEND_TASK',
];
/** What a client of Camunda reads: its list knows types that no model here can have. */
const ACTIVATABLE = activatable
  .join(', ')
  .replace('EVENT_SUB_PROCESS,', 'EVENT_SUB_PROCESS, AD_HOC_SUB_PROCESS, AD_HOC_SUB_PROCESS_INNER_INSTANCE,');

const unsupported = (id: string, type: string): string =>
  `activate instructions for elements that are unsupported: '${id}'. The activation of elements with type '${type}' is not supported. Supported element types are: [${ACTIVATABLE}].`;

/** Moves tokens of a running instance: elements are entered and element instances ended in one step. */
export const modify = (x: Execution, process: ElementInstance, { activate, terminate }: Modification): void =>
  x.run(() => {
    for (const { element, ancestor, variables } of activate) {
      const from = ancestor === undefined ? undefined : x.get(ancestor);
      enterWithin(x, process, element, { ancestor: from, variables });
    }
    for (const key of terminate) {
      const instance = x.get(key);
      if (instance) end(x, instance);
    }
  });

/**
 * Ends an element instance and all within it before anything is entered; no listener is asked. A scope that loses its
 * last element by this ends with it: nothing in it has completed.
 */
const end = (x: Execution, instance: ElementInstance): void => {
  const scope = x.scopeOf(instance);
  endAtOnce(x, instance);
  if (scope && scope.children === 0 && !(scope.tokens ?? 0) && scope.state === 'ACTIVATED') end(x, scope);
};

/** @throws EngineRejection naming what cannot be done */
export const checkModification = (
  document: Document,
  definition: Definition,
  process: number,
  { activate, terminate }: Modification,
): void => {
  const refuse = (reason: string): never => {
    throw rejected(
      'MODIFY',
      'INVALID_ARGUMENT',
      `Expected to modify instance of process '${definition.id}' but it contains one or more ${reason}`,
    );
  };
  const belongs = (key: number): ElementInstance | undefined => {
    const instance = document.instances.get(key);
    return instance?.process === process ? instance : undefined;
  };
  for (const { element: id, ancestor, variables } of activate) {
    const element = definition.elements[id];
    if (!element && flowsOf(definition).some((flow) => flow.id === id)) return refuse(unsupported(id, 'SEQUENCE_FLOW'));
    if (!element) return refuse(`activate instructions with an element that could not be found: '${id}'`);
    if (!activatable.includes(element.type)) refuse(unsupported(id, element.type));
    const nowhere = variables.find(({ scope }) => scope !== '' && !definition.elements[scope]);
    if (nowhere) refuse(`variable instructions with a scope element id that could not be found: '${nowhere.scope}'`);
    const around = scopesAround(definition.elements, id);
    const scopes = [definition.id, ...around.map((scope) => scope.id)];
    if (!variables.every(({ scope }) => scope === '' || scope === id || scopes.includes(scope)))
      refuse(
        "variable instructions with a scope element that doesn't belong to the activating element's flow scope. These variables should be set before or after the modification.",
      );
    if (ancestor !== undefined) {
      const from = belongs(ancestor);
      if (from?.state !== 'ACTIVATED')
        return refuse(
          `activate instructions with an ancestor scope key that does not exist, or is not in an active state: '${ancestor}'`,
        );
      if (!scopes.includes(from.element) || from.type === 'MULTI_INSTANCE_BODY')
        refuse(
          `activate instructions with an ancestor scope key that is not an ancestor of the element to activate:\n- instance '${ancestor}' of element '${from.element}' is not an ancestor of element '${id}'`,
        );
    } else if (isAmbiguous(document, process, around))
      refuse(
        `activate instructions for an element that has a flow scope with more than one active instance: '${id}'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.`,
      );
  }
  for (const key of terminate)
    if (!belongs(key)) refuse(`terminate instructions with an element instance that could not be found: '${key}'`);
};

const isAmbiguous = (document: Document, process: number, around: readonly { id: string; loop?: unknown }[]): boolean =>
  around.some(
    ({ id, loop }) =>
      loop !== undefined ||
      [...document.instances.values()].filter((i) => i.process === process && i.element === id).length > 1,
  );
