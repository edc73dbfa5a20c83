import { type Element } from '../model/element';
import { type ElementInstance, type Variables, Waits } from './document';
import { type Execution } from './execution';
import { isCut, isScope, resumeInterrupted } from './scopes';

/** A timer fired, a message or signal came for a catch event that waits on this element instance. */
export const occur = (x: Execution, host: ElementInstance, id: string, variables: Variables): void => {
  if (!x.get(host.key) || host.state !== 'ACTIVATED' || host.interruption || isCut(x, host)) return;
  const element = x.sibling(host, id);
  if (id === host.element) {
    host.trigger = variables;
    return x.life.complete(host);
  }
  if (host.type === 'EVENT_BASED_GATEWAY') {
    const flow = x.element(host).outgoing.find((f) => f.target === id);
    const scope = x.scopeOf(host);
    return x.life.leave(host, [], () => {
      if (!flow || !scope) return;
      x.tookFlow(scope, flow, 'FOLLOWED');
      x.life.arrive(scope, element, { trigger: variables });
    });
  }
  trigger(x, host, element, variables);
};

/** A boundary event on `host`, or the start of an event sub-process within it. */
export const trigger = (x: Execution, host: ElementInstance, element: Element, variables: Variables): void => {
  if (element.type === 'BOUNDARY_EVENT') {
    const scope = x.scopeOf(host);
    if (!element.interrupting) {
      if (scope) x.life.arrive(scope, element, { trigger: variables });
      return;
    }
    // Tokens elsewhere that were on their way before it move first; meanwhile it keeps its host from ending.
    return x.enter(host, element.id, () => {
      host.interruption = { element: element.id, variables };
      x.life.terminate(host);
    });
  }
  if (!element.parent) return;
  const sub = x.sibling(host, element.parent);
  if (!element.interrupting) return x.life.enter(host, sub, { trigger: variables, triggeredBy: element.id });
  host.interruption = { element: element.id, variables };
  host.interrupted = true;
  x.dropTokens(host);
  disarm(x, host);
  for (const child of x.childrenOf(host)) x.life.terminate(child);
  resumeInterrupted(x, host);
};

/** An interrupted scope hears no further events of its event sub-processes. */
const disarm = (x: Execution, scope: ElementInstance): void => {
  const starts = x.element(scope).eventSubProcesses.flatMap((id) => x.sibling(scope, id).starts);
  const waits = (scope.waits ?? 0) & (Waits.TIMER | Waits.MESSAGE | Waits.SIGNAL);
  for (const start of starts) delete scope.signals?.[start];
  if (starts.length > 0 && waits) x.effects.closed.push({ instance: scope.key, waits, elements: starts });
};

/**
 * The nearest boundary event or event sub-process that catches this code; a specific code before any. From within a
 * scope that an event sub-process has interrupted nothing gets further out than its border, an error not even there;
 * but what calls the process hears of it.
 */
export const catcher = (
  x: Execution,
  from: ElementInstance,
  kind: 'error' | 'escalation',
  code: string,
  withSelf: boolean,
): { host: ElementInstance; element: Element } | undefined => {
  for (let at = withSelf ? from : outer(x, from); at; at = at.interrupted ? callerOf(x, at) : outer(x, at)) {
    const host = at;
    if (host.interrupted && kind === 'error') continue;
    const element = x.element(host);
    const inScope = isScope(host) ? element.eventSubProcesses.flatMap((id) => x.sibling(host, id).starts) : [];
    const onBorder = host.loopCounter === undefined && host.type !== 'PROCESS' ? element.boundaries : [];
    const events = [...inScope, ...onBorder].map((id) => x.sibling(host, id)).filter((e) => e.event.kind === kind);
    const codeOf = (e: Element): string | undefined => ('code' in e.event ? e.event.code?.source : undefined);
    const hit = events.find((e) => codeOf(e) === code) ?? events.find((e) => codeOf(e) === undefined);
    if (hit && (kind === 'escalation' || goesOn(host))) return { host, element: hit };
  }
  return undefined;
};

const goesOn = ({ state, interruption }: ElementInstance): boolean => state === 'ACTIVATED' && !interruption;

const callerOf = (x: Execution, instance: ElementInstance): ElementInstance | undefined => {
  const caller = x.get(instance.process)?.caller;
  return caller === undefined ? undefined : x.get(caller);
};
const outer = (x: Execution, instance: ElementInstance): ElementInstance | undefined =>
  instance.type === 'PROCESS' ? callerOf(x, instance) : x.scopeOf(instance);

export const isCaught = (x: Execution, from: ElementInstance, code: string): boolean =>
  catcher(x, from, 'error', code, from.type !== 'END_EVENT') !== undefined;

/** False when nobody catches it. */
export const throwError = (x: Execution, from: ElementInstance, code: string, variables: Variables): boolean => {
  const caught = catcher(x, from, 'error', code, from.type !== 'END_EVENT');
  if (!caught) return false;
  x.close(from, Waits.JOB);
  trigger(x, caught.host, caught.element, variables);
  return true;
};

/** True when the thrower does not go on: the escalation interrupts its scope, or would if that were not interrupted. */
export const throwEscalation = (x: Execution, from: ElementInstance, code: string): boolean => {
  const caught = catcher(x, from, 'escalation', code, false);
  if (!caught) return false;
  const { host, element } = caught;
  // An interrupted scope starts no more event sub-processes, and yet they keep the escalation from its border.
  if (goesOn(host) && (!host.interrupted || element.type === 'BOUNDARY_EVENT')) trigger(x, host, element, {});
  return element.interrupting;
};
