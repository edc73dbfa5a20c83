import { type Element } from '../model/element';
import { compensate } from './compensation';
import { type ElementInstance, type Variables, Waits } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { openJob } from './jobs';
import { isCaught, occur, throwError, throwEscalation } from './triggers';
import { evaluateTo } from './variables';

/** Intermediate throw events and end events. */
export const activateThrow = (x: Execution, instance: ElementInstance, element: Element): void => {
  const { event } = element;
  switch (event.kind) {
    case 'message': {
      // A message to the outside is sent by a worker.
      openJob(x, instance, element)();
      return x.activated(instance);
    }
    case 'error': {
      const code = event.code ? evaluateTo(x, event.code, instance, 'STRING') : '';
      if (!isCaught(x, instance, code)) throw new Stuck('UNHANDLED_ERROR_EVENT', uncaught(code));
      x.activated(instance);
      throwError(x, instance, code, {});
      return;
    }
    case 'escalation': {
      const code = event.code ? evaluateTo(x, event.code, instance, 'STRING') : '';
      x.activated(instance);
      if (!throwEscalation(x, instance, code)) x.later(() => x.life.complete(instance));
      return;
    }
    case 'signal': {
      const name = evaluateTo(x, event.name, instance, 'STRING');
      x.activated(instance);
      const variables = element.inputs.length > 0 ? { ...instance.variables } : {};
      x.effects.broadcasts.push({ name, variables });
      hearOwn(x, name, variables);
      return x.life.complete(instance);
    }
    case 'link': {
      x.activated(instance);
      const scope = x.scopeOf(instance);
      if (!scope) return;
      const target = x
        .element(scope)
        .children.map((id) => x.sibling(scope, id))
        .find((e) => e.type === 'INTERMEDIATE_CATCH_EVENT' && e.event.kind === 'link' && e.event.link === event.link);
      return x.life.leave(instance, [], () => {
        if (target) x.life.enter(scope, target);
      });
    }
    case 'terminate': {
      x.activated(instance);
      const scope = x.scopeOf(instance);
      if (!scope) return;
      x.dropTokens(scope);
      x.life.complete(instance);
      for (const other of x.childrenOf(scope)) if (other !== instance) x.life.terminate(other);
      return;
    }
    case 'compensation':
      return compensate(x, instance, event.activity);
    case 'none':
    case 'timer':
      x.activated(instance);
      return x.later(() => x.life.complete(instance));
  }
};

/** Its own instance hears a signal first: a boundary event before the scope it sits on completes. */
const hearOwn = (x: Execution, name: string, variables: Variables): void => {
  for (const host of x.document.instances.values())
    if ((host.waits ?? 0) & Waits.SIGNAL)
      for (const [event, signal] of Object.entries(host.signals ?? {}))
        if (signal === name) {
          // What is on its way to the host keeps it open, like a token.
          host.tokens = (host.tokens ?? 0) + 1;
          x.later(() => {
            host.tokens = (host.tokens ?? 1) - 1;
            occur(x, host, event, variables);
            x.life.checkScope(host);
          });
        }
};

export const uncaught = (code: string): string =>
  `Expected to throw an error event with the code '${code}', but it was not caught. No error events are available in the scope.`;
