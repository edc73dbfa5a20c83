import { type Element, type Expression, type Listener, type UserTaskDefinition } from '../model/element';
import { type ElementInstance, Waits } from './document';
import { type JobRow } from './effects';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { evaluate, evaluateTo } from './variables';

const retriesOf = (x: Execution, expression: Expression, instance: ElementInstance): number => {
  const value = evaluate(x, expression, instance);
  const retries = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  if (typeof retries === 'number' && Number.isFinite(retries)) return Math.trunc(retries);
  const type = value === null ? 'NULL' : Array.isArray(value) ? 'ARRAY' : (typeof value).toUpperCase();
  throw new Stuck(
    'EXTRACT_VALUE_ERROR',
    `Expected result of the expression '${expression.source}' to be 'NUMBER', but was '${type}'.`,
  );
};

const addJob = (
  x: Execution,
  instance: ElementInstance,
  work: { type: Expression; retries: Expression },
  rest: Pick<JobRow, 'kind' | 'event' | 'headers'>,
): (() => void) => {
  const definition = x.definition(instance);
  const type = evaluateTo(x, work.type, instance, 'STRING');
  const retries = retriesOf(x, work.retries, instance);
  return () => {
    x.wait(instance, Waits.JOB);
    instance.job = x.nextKey();
    x.effects.jobs.push({
      key: instance.job,
      root: x.document.root,
      instance: instance.key,
      process: instance.process,
      element: instance.element,
      process_id: definition.id,
      definition: definition.key,
      version: definition.version,
      type,
      retries,
      ...rest,
    });
  };
};

/** A user task that is a job carries its attributes in headers. */
const taskHeaders = (x: Execution, instance: ElementInstance, task: UserTaskDefinition): Record<string, string> => {
  const given: [string, Expression | undefined][] = [
    ['assignee', task.assignee],
    ['candidateGroups', task.candidateGroups],
    ['candidateUsers', task.candidateUsers],
    ['dueDate', task.dueDate],
    ['followUpDate', task.followUpDate],
  ];
  const headers: Record<string, string> = {};
  for (const [name, expression] of given) {
    if (!expression) continue;
    const value = evaluate(x, expression, instance);
    const list =
      name.startsWith('candidate') && typeof value === 'string' ? value.split(',').map((v) => v.trim()) : value;
    const text = typeof list === 'string' ? list.replace(/(T\d\d:\d\d):00(?=Z|[+-])/, '$1') : JSON.stringify(list);
    headers[`io.camunda.zeebe:${name}`] = text;
  }
  return headers;
};

/** The job of a task or of a thrown message: evaluated first, so that what fails leaves nothing. */
export const openJob = (x: Execution, instance: ElementInstance, element: Element): (() => void) => {
  if (!element.job) throw new Error(`${element.id} has no job`);
  const headers = element.userTask
    ? { ...element.headers, ...taskHeaders(x, instance, element.userTask) }
    : element.headers;
  return addJob(x, instance, element.job, { kind: 'BPMN_ELEMENT', event: 'UNSPECIFIED', headers });
};

export const openListenerJob = (
  x: Execution,
  instance: ElementInstance,
  listener: Listener,
  headers: Record<string, string>,
  kind: JobRow['kind'],
): void => {
  addJob(x, instance, listener, { kind, event: listener.event.toUpperCase(), headers })();
};

/** Runs the execution listeners of an event one after the other, then goes on. */
export const withListeners = (
  x: Execution,
  instance: ElementInstance,
  event: 'start' | 'end',
  goOn: () => void,
): void => {
  const element = x.element(instance);
  const listeners =
    instance.type === 'MULTI_INSTANCE_BODY' ? [] : element.executionListeners.filter((l) => l.event === event);
  const index = instance.listener?.event === event ? instance.listener.index : 0;
  const listener = listeners[index];
  if (!listener) {
    delete instance.listener;
    return goOn();
  }
  instance.listener = { event, index };
  openListenerJob(x, instance, listener, element.headers, 'EXECUTION_LISTENER');
};
