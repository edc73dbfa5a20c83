import { type Binding, type Definition, type Element, elementOf, type ElementType, type Flow } from '../model/element';
import { type RequirementsModel } from '../model/dmn';
import { ALL_WAITS, type Document, type ElementInstance, type Variables } from './document';
import { Effects } from './effects';

export interface Definitions {
  byKey(key: string): Definition;
  /** the version of a process that a binding means in this deployment */
  process(id: string, binding: Binding, deployment: string): Definition | undefined;
  /** … of a decision, with those it requires */
  decision(id: string, binding: Binding, deployment: string): { requirements: RequirementsModel } | undefined;
  /** … of a form: its key */
  form(id: string, binding: Binding, deployment: string): { key: string } | undefined;
}

/** How an element instance comes about: what triggered it, which item of a loop it is for, local variables given to it. */
export type Arrival = {
  trigger?: Variables;
  triggeredBy?: string;
  loop?: { counter: number; item: unknown };
  variables?: Variables;
  /** the compensation throw event that called this handler */
  compensates?: number;
};
/** The life of an element instance; constructs call it, `lifecycle.ts` is it. */
export interface Lifecycle {
  enter(scope: ElementInstance, element: Element, arrival?: Arrival): void;
  /** at once: what happens to an event that is triggered, before anything else moves */
  arrive(scope: ElementInstance, element: Element, arrival: Arrival): void;
  complete(instance: ElementInstance): void;
  /** ends it with these flows, whatever state it is in */
  leave(instance: ElementInstance, chosen: readonly string[] | undefined, then?: () => void): void;
  terminate(instance: ElementInstance): void;
  terminated(instance: ElementInstance): void;
  startProcess(instance: ElementInstance, variables: Variables, arrival?: Arrival & { start?: string }): void;
  checkScope(scope: ElementInstance): void;
}

const STEP_LIMIT = 20_000;

/**
 * One command on one document. Synchronous and without I/O: elements advance through a queue, first in, first out, so
 * that parallel branches move one step each in turn. Constructs are functions over this class, a file each.
 */
export class Execution {
  private queue: (() => void)[] = [];
  life!: Lifecycle;
  private readonly generations = new Map<number, number>();
  /** what tokens are on their way to, by scope */
  private readonly underWay = new Map<number, string[]>();

  constructor(
    readonly definitions: Definitions,
    readonly document: Document,
    readonly nextKey: () => number,
    readonly now: () => number,
    readonly effects = new Effects(),
  ) {}

  /** Runs until nothing more happens without the outside. */
  run(first: () => void): void {
    this.queue.push(first);
    for (let i = 0; i < this.queue.length; i += 1) {
      if (i > STEP_LIMIT) throw new Error('step limit reached: does the model loop without waiting?');
      this.queue[i]?.();
    }
    this.queue = [];
  }
  later(step: () => void): void {
    this.queue.push(step);
  }

  get(key: number): ElementInstance | undefined {
    return this.document.instances.get(key);
  }
  scopeOf(instance: ElementInstance): ElementInstance | undefined {
    return this.document.instances.get(instance.scope);
  }
  childrenOf(scope: ElementInstance): ElementInstance[] {
    return [...this.document.instances.values()].filter((i) => i.scope === scope.key);
  }
  definition(instance: ElementInstance): Definition {
    return this.definitions.byKey(instance.definition);
  }
  element(instance: ElementInstance): Element {
    return elementOf(this.definition(instance), instance.element);
  }
  sibling(instance: ElementInstance, id: string): Element {
    return elementOf(this.definition(instance), id);
  }

  create(type: ElementType, element: string, definition: Definition, scope: number, process: number): ElementInstance {
    const key = this.nextKey();
    const created: ElementInstance = {
      key,
      element,
      type,
      definition: definition.key,
      scope,
      process: process || key,
      state: 'ACTIVATING',
      variables: {},
      children: 0,
    };
    this.document.instances.set(key, created);
    const within = this.document.instances.get(scope);
    if (within) within.children += 1;
    this.step(created, 'ELEMENT_ACTIVATING');
    return created;
  }
  /** Takes it out of the document; the caller sees to its scope. */
  remove(instance: ElementInstance): void {
    this.close(instance, ALL_WAITS);
    this.document.instances.delete(instance.key);
  }

  /** A process is over. */
  ended(instance: ElementInstance, state: 'COMPLETED' | 'TERMINATED'): void {
    const { key: process, variables, correlated = false } = instance;
    this.effects.ended.push({ process, state, variables, correlated });
  }

  step(instance: ElementInstance, intent: string): void {
    const { element, type, key, process } = instance;
    this.effects.steps.push({ element, type, intent, key, process });
  }
  /** `FOLLOWED`: from an event-based gateway to its event, over which no token goes. */
  tookFlow(scope: ElementInstance, flow: Flow, intent: 'TAKEN' | 'FOLLOWED' = 'TAKEN'): void {
    this.document.steps += 1;
    this.effects.steps.push({
      element: flow.id,
      type: 'SEQUENCE_FLOW',
      intent,
      key: 0,
      process: scope.process,
    });
  }
  activated(instance: ElementInstance): void {
    instance.state = 'ACTIVATED';
    this.step(instance, 'ELEMENT_ACTIVATED');
  }

  /** A token on its way into an element keeps its scope open; an interruption of the scope makes it void. */
  enter(scope: ElementInstance, element: string, arrive: () => void): void {
    scope.tokens = (scope.tokens ?? 0) + 1;
    const generation = this.generations.get(scope.key) ?? 0;
    const going = this.underWay.get(scope.key) ?? [];
    this.underWay.set(scope.key, going);
    going.push(element);
    this.later(() => {
      if ((this.generations.get(scope.key) ?? 0) !== generation) return;
      scope.tokens = (scope.tokens ?? 1) - 1;
      going.splice(going.indexOf(element), 1);
      const live = this.get(scope.key);
      if (live?.state === 'ACTIVATED' && !live.interruption) arrive();
    });
  }
  /** The elements that tokens of the scope are on their way to. */
  goingTo(scope: ElementInstance): readonly string[] {
    return this.underWay.get(scope.key) ?? [];
  }
  dropTokens(scope: ElementInstance): void {
    scope.tokens = 0;
    delete scope.joins;
    this.underWay.delete(scope.key);
    this.generations.set(scope.key, (this.generations.get(scope.key) ?? 0) + 1);
  }

  wait(instance: ElementInstance, kind: number): void {
    instance.waits = (instance.waits ?? 0) | kind;
  }
  close(instance: ElementInstance, kinds: number): void {
    const waits = (instance.waits ?? 0) & kinds;
    if (waits === 0) return;
    this.effects.closed.push({ instance: instance.key, waits });
    instance.waits = (instance.waits ?? 0) & ~waits;
  }
}
