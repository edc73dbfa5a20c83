import { type Definition, type Element, flowsOf } from '../model/element';
import { rejected, type RejectionStatus } from '../rejection';
import { type Compensable, type Document, type ElementInstance, Waits } from './document';
import { type Execution } from './execution';
import { isScope } from './scopes';
import { subscribe } from './subscriptions';

export type Mapping = { source: string; target: string };
/** A row by which an element instance waits for a catch event. */
export type OpenEvent = { table: string; key: number; instance: number; element: string };

const mappedId = (mappings: readonly Mapping[], id: string): string | undefined =>
  mappings.find((m) => m.source === id)?.target;
const targetOf = (instance: ElementInstance, to: Definition, mappings: readonly Mapping[]): string | undefined =>
  instance.type === 'PROCESS' ? to.id : mappedId(mappings, instance.element);

/** The catch events that an element instance at this element waits for, besides itself. */
const eventsOf = (instance: ElementInstance, element: Element, { elements }: Definition): string[] => [
  ...(instance.loopCounter === undefined ? element.boundaries : []),
  ...(isScope(instance) ? element.eventSubProcesses.flatMap((id) => elements[id]?.starts ?? []) : []),
];

/**
 * Puts every element instance of a process on another definition. Events that are mapped stay open as they are, others
 * are closed, and those only the new definition has are opened.
 * @returns the rows that stay open, with the element they have now
 */
export const migrate = (
  x: Execution,
  process: ElementInstance,
  to: Definition,
  mappings: readonly Mapping[],
  open: readonly OpenEvent[],
): OpenEvent[] => {
  const kept: OpenEvent[] = [];
  x.run(() => {
    const members = [...x.document.instances.values()].filter((i) => i.process === process.key);
    for (const instance of members) {
      const events = open.filter((event) => event.instance === instance.key);
      const target = targetOf(instance, to, mappings) ?? instance.element;
      const stays = events.flatMap((event) => {
        const element = event.element === instance.element ? target : mappedId(mappings, event.element);
        return element === undefined ? [] : [{ ...event, element }];
      });
      kept.push(...stays);
      const stay = new Set(stays.map((event) => event.key));
      const elements = events.filter((event) => !stay.has(event.key)).map((event) => event.element);
      if (elements.length > 0)
        x.effects.closed.push({
          instance: instance.key,
          waits: Waits.TIMER | Waits.MESSAGE | Waits.SIGNAL,
          elements,
        });
      rename(instance, target, to, mappings);
      x.step(instance, 'ELEMENT_MIGRATED');
    }
    const arrived = new Set(mappings.map((m) => m.target));
    for (const instance of members) {
      const added = eventsOf(instance, x.element(instance), to).filter((id) => !arrived.has(id));
      if (instance.state === 'ACTIVATED') subscribe(x, instance, added);
    }
  });
  return kept;
};

const rename = (instance: ElementInstance, target: string, to: Definition, mappings: readonly Mapping[]): void => {
  const now = (id: string): string => (id === instance.element ? target : (mappedId(mappings, id) ?? id));
  if (instance.signals)
    instance.signals = Object.fromEntries(Object.entries(instance.signals).map(([id, name]) => [now(id), name]));
  if (instance.joins)
    instance.joins = Object.fromEntries(
      Object.entries(instance.joins).map(([id, flows]) => [
        now(id),
        Object.fromEntries(Object.entries(flows).map(([flow, count]) => [now(flow), count])),
      ]),
    );
  if (instance.compensable)
    instance.compensable = goingOver(instance.compensable, mappings).map((entry) => moved(entry, mappings));
  const { element, definition } = instance;
  if (instance.task) instance.madeFrom ??= { definition, element };
  instance.element = target;
  instance.definition = to.key;
};

/** What is completed and not mapped can no longer be compensated. */
const goingOver = (entries: readonly Compensable[], mappings: readonly Mapping[]): Compensable[] =>
  entries.filter((entry) => mappedId(mappings, entry.element) !== undefined);

const moved = (entry: Compensable, mappings: readonly Mapping[]): Compensable => ({
  ...entry,
  element: mappedId(mappings, entry.element) ?? entry.element,
  ...(entry.boundary === undefined ? {} : { boundary: mappedId(mappings, entry.boundary) ?? entry.boundary }),
  ...(entry.within ? { within: entry.within.map((inner) => moved(inner, mappings)) } : {}),
});
const boundariesOf = (entries: readonly Compensable[]): string[] =>
  entries.flatMap((entry) => [
    ...(entry.boundary === undefined ? [] : [entry.boundary]),
    ...boundariesOf(entry.within ?? []),
  ]);

/** @throws EngineRejection naming the element that cannot be taken over, and why */
export const checkMigration = (
  document: Document,
  process: ElementInstance,
  from: Definition,
  to: Definition,
  mappings: readonly Mapping[],
): void => {
  const refuse = (status: RejectionStatus, reason: string): never => {
    throw rejected('MIGRATE', status, `Expected to migrate process instance '${process.key}' but ${reason}`);
  };
  const sources = mappings.map((m) => m.source);
  const twice = sources.find((id, i) => sources.indexOf(id) !== i);
  if (twice !== undefined)
    refuse('INVALID_ARGUMENT', `the mapping instructions contain duplicate source element ids '[${twice}]'.`);
  const has = (definition: Definition, id: string): boolean =>
    definition.elements[id] !== undefined || flowsOf(definition).some((flow) => flow.id === id);
  for (const { source, target } of mappings) {
    if (!has(from, source))
      refuse(
        'INVALID_ARGUMENT',
        `mapping instructions contain a non-existing source element id '${source}'. Elements provided in mapping instructions must exist in the source process definition.`,
      );
    if (!has(to, target))
      refuse(
        'INVALID_ARGUMENT',
        `mapping instructions contain a non-existing target element id '${target}'. Elements provided in mapping instructions must exist in the target process definition.`,
      );
  }
  for (const instance of document.instances.values())
    if (instance.process === process.key) {
      const problem = problemOf(document, instance, from, to, mappings);
      if (problem) refuse('FAILED_PRECONDITION', problem);
      const waiting = waitingProblemOf(instance, from, to, mappings);
      if (waiting) refuse('INVALID_ARGUMENT', waiting);
    }
};

const problemOf = (
  document: Document,
  instance: ElementInstance,
  from: Definition,
  to: Definition,
  mappings: readonly Mapping[],
): string | undefined => {
  const id = instance.element;
  const target = targetOf(instance, to, mappings);
  if (target === undefined)
    return `no mapping instruction defined for active element with id '${id}'. Elements cannot be migrated without a mapping.`;
  const [was, is] = [from.elements[id], to.elements[target]];
  if (!was || !is) return `active element with id '${id}' is not part of its process definition.`;
  const typeOf = (e: Element): string => (e.loop ? 'MULTI_INSTANCE_BODY' : e.type);
  if (typeOf(was) !== typeOf(is) || was.type !== is.type)
    return `active element with id '${id}' and type '${typeOf(was)}' is mapped to an element with id '${target}' and different type '${typeOf(is)}'. Elements must be mapped to elements of the same type.`;
  const [native, nativeNow] = [was, is].map((e) => (e.job ? 'job worker' : 'zeebe user task'));
  if (was.type === 'USER_TASK' && native !== nativeNow)
    return `active user task with id '${id}' and implementation '${native}' is mapped to an user task with id '${target}' and different implementation '${nativeNow}'. Elements must be mapped to elements of the same implementation.`;
  if (was.event.kind !== is.event.kind)
    return `active element with id '${id}' and event type '${was.event.kind.toUpperCase()}' is mapped to an element with id '${target}' and different event type '${is.event.kind.toUpperCase()}'. Elements must be mapped to elements of the same event type.`;
  const scope = document.instances.get(instance.scope);
  const outer = scope && (instance.loopCounter === undefined ? targetOf(scope, to, mappings) : is.parent);
  if (outer !== undefined && is.parent !== outer)
    return `the flow scope of active element with id '${id}' is changed. The flow scope of the active element is expected to be '${outer}' but was '${is.parent}'. The flow scope of an element cannot be changed during migration yet.`;
  for (const boundary of was.boundaries) {
    const moved = mappedId(mappings, boundary);
    if (moved !== undefined && to.elements[moved]?.attachedTo !== target)
      return `active element with id '${id}' has a catch event attached that is mapped from an element with id '${boundary}' to an element with id '${moved}' that is not attached to the target element with id '${target}'.`;
  }
  return unfinished(instance, to, mappings);
};

/** Tokens that wait at a join go over with the gateway and with the flows over which they came. */
const waitingProblemOf = (
  { joins = {} }: ElementInstance,
  from: Definition,
  to: Definition,
  mappings: readonly Mapping[],
): string | undefined => {
  for (const [join, flows] of Object.entries(joins)) {
    const taken = Object.keys(flows);
    if (taken.length === 0) continue;
    const target = to.elements[mappedId(mappings, join) ?? ''];
    if (target === undefined || target.type !== from.elements[join]?.type)
      return `gateway '${join}' has at least one incoming sequence flow taken. Joining gateways with at least one incoming sequence flow taken must be mapped to a gateway of the same type in the target process definition.`;
    const lost = taken.find((flow) => !target.incoming.some(({ id }) => id === mappedId(mappings, flow)));
    if (lost !== undefined)
      return `joining gateway with id '${join}' has a taken sequence flow with id '${lost}'. Taken sequence flows must be mapped to a sequence flow in the target process definition.`;
  }
  return undefined;
};

/** What an element instance has begun must be there in the new definition too. */
const unfinished = (instance: ElementInstance, to: Definition, mappings: readonly Mapping[]): string | undefined => {
  const { interruption, chosen = [], element } = instance;
  const now = (id: string): Element | undefined => to.elements[mappedId(mappings, id) ?? id];
  if (interruption && !now(interruption.element))
    return `active element with id '${element}' is being interrupted by '${interruption.element}', which the target process definition does not have. Please map it.`;
  if (!chosen.every((flow) => now(element)?.outgoing.some((f) => f.id === flow)))
    return `active element with id '${element}' is leaving over sequence flows that the target process definition does not have.`;
  for (const boundary of boundariesOf(goingOver(instance.compensable ?? [], mappings)))
    if (now(boundary)?.event.kind !== 'compensation')
      return `a completed activity can be compensated by the boundary event with id '${boundary}', which the target process definition does not have. Please map it.`;
  return undefined;
};
