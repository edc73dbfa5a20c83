import { type Element } from '../model/element';
import { type ElementInstance, Waits } from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { dueOf } from './time';
import { evaluate, evaluateTo } from './variables';

/** Opens what the given catch events wait for, on their host. Everything is evaluated first: a failure opens nothing. */
export const subscribe = (x: Execution, host: ElementInstance, events: readonly string[]): void => {
  const opening = events.map((id) => prepare(x, host, x.sibling(host, id)));
  for (const open of opening) open?.();
};

const prepare = (x: Execution, host: ElementInstance, element: Element): (() => void) | undefined => {
  const { event } = element;
  const at = { root: x.document.root, instance: host.key, element: element.id };
  switch (event.kind) {
    case 'timer': {
      const text = evaluate(x, event.expression, host);
      const timer = timerOf(event.timer, text, event.expression.source, x.now());
      return () => {
        x.wait(host, Waits.TIMER);
        x.effects.timers.push({ key: x.nextKey(), ...at, definition: host.definition, ...timer });
      };
    }
    case 'message': {
      const name = evaluateTo(x, event.name, host, 'STRING');
      const key = correlationKey(x, host, element);
      const closes = !(element.type === 'BOUNDARY_EVENT' || element.type === 'START_EVENT') || element.interrupting;
      return () => {
        x.wait(host, Waits.MESSAGE);
        const { process } = host;
        const process_id = x.definition(host).id;
        x.effects.messages.push({ key: x.nextKey(), ...at, process, process_id, name, correlation_key: key, closes });
      };
    }
    case 'signal': {
      const name = evaluateTo(x, event.name, host, 'STRING');
      return () => {
        x.wait(host, Waits.SIGNAL);
        (host.signals ??= {})[element.id] = name;
        x.effects.signals.push({ key: x.nextKey(), ...at, name });
      };
    }
    default:
      return undefined;
  }
};

const correlationKey = (x: Execution, host: ElementInstance, element: Element): string => {
  const expression = element.event.kind === 'message' ? element.event.key : undefined;
  if (!expression) throw new Error(`${element.id} has no correlation key`);
  const value = evaluate(x, expression, host);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const type = value === null ? 'NULL' : Array.isArray(value) ? 'ARRAY' : (typeof value).toUpperCase();
  throw new Stuck(
    'EXTRACT_VALUE_ERROR',
    `Failed to extract the correlation key for '${expression.source}': The value must be either a string or a number, but was '${type}'.`,
  );
};

const timerOf = (
  kind: 'duration' | 'date' | 'cycle',
  text: unknown,
  source: string,
  now: number,
): ReturnType<typeof dueOf> => {
  const words = { duration: 'duration', date: 'time', cycle: 'cycle' }[kind];
  if (typeof text !== 'string')
    throw new Stuck(
      'EXTRACT_VALUE_ERROR',
      `Expected result of the expression '${source}' to be a ${words}, but was '${text === null ? 'NULL' : typeof text}'.`,
    );
  try {
    return dueOf(kind, text, now);
  } catch (error) {
    throw new Stuck('EXTRACT_VALUE_ERROR', `Invalid ${words} for expression '${source}'. ${(error as Error).message}`);
  }
};
