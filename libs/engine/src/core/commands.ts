import { type Definition } from '../model/element';
import { enterWithin } from './activation';
import { type Document, type ElementInstance, type TaskAttributes, type Variables, Waits } from './document';
import { type IncidentRow, type JobRow } from './effects';
import { type Definitions, Execution } from './execution';
import { raise } from './incidents';
import { listenerDone, retry, withLifecycle } from './lifecycle';
import { occur, throwError } from './triggers';
import { change, hasListener, taskListenerDone } from './user-task';
import { uncaught } from './throws';
import { propagate } from './variables';

/** A command on a process, executed on its document; effects are read off the execution afterwards. */
export type Command = (x: Execution) => void;

export const execution = (
  definitions: Definitions,
  document: Document,
  nextKey: () => number,
  now: () => number,
): Execution => withLifecycle(new Execution(definitions, document, nextKey, now));

const on = (x: Execution, key: number, act: (instance: ElementInstance) => void): void => {
  const instance = x.get(key);
  if (instance) x.run(() => act(instance));
};

export const createInstance = (
  x: Execution,
  definition: Definition,
  variables: Variables,
  from: { start?: string; trigger?: Variables; before?: readonly string[]; correlated?: boolean } = {},
): number => {
  const { start, trigger, before = [], correlated = false } = from;
  const process = x.create('PROCESS', definition.id, definition, 0, 0);
  if (correlated) process.correlated = true;
  x.effects.started.push({ process: process.key, definition: definition.key, caller: null });
  x.run(() => {
    x.life.startProcess(process, variables, {
      ...(before.length > 0 ? { start: '-' } : start ? { start } : {}),
      ...(trigger ? { trigger } : {}),
    });
    for (const id of before) enterWithin(x, process, id);
  });
  return process.key;
};

export const completeJob = (x: Execution, job: JobRow, variables: Variables): void =>
  on(x, job.instance, (instance) => {
    x.effects.closedJobs.push(job.key);
    delete instance.job;
    if (job.kind === 'EXECUTION_LISTENER') return listenerDone(x, instance, variables);
    if (job.kind === 'TASK_LISTENER') return taskListenerDone(x, instance);
    instance.trigger = variables;
    x.life.complete(instance);
  });

export const failJob = (x: Execution, job: JobRow, message: string): void =>
  on(x, job.instance, (instance) => {
    const type = {
      BPMN_ELEMENT: 'JOB_NO_RETRIES',
      EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
      TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
    }[job.kind];
    raise(x, instance, 'job', type, message || 'No more retries left.', job.key);
  });

/** The job is still the one its element waits for: a repeated or late command finds nothing. */
export const isOpen = (document: Document, job: JobRow): boolean =>
  document.instances.get(job.instance)?.job === job.key;

/** False when nobody catches the error: an incident, and the job waits. */
export const throwJobError = (
  x: Execution,
  job: JobRow,
  code: string,
  message: string,
  variables: Variables,
): boolean => {
  let caught = false;
  on(x, job.instance, (instance) => {
    caught = throwError(x, instance, code, variables);
    if (caught) x.effects.closedJobs.push(job.key);
    else raise(x, instance, 'job', 'UNHANDLED_ERROR_EVENT', message || uncaught(code), job.key);
  });
  return caught;
};

export const eventOccurred = (x: Execution, instance: number, element: string, variables: Variables): void =>
  on(x, instance, (host) => occur(x, host, element, variables));

/** Something that several element instances of a document wait for: all hear it before any of them goes on. */
export const eventsOccurred = (
  x: Execution,
  events: readonly { instance: number; element: string }[],
  variables: Variables,
): void =>
  x.run(() => {
    for (const { instance, element } of events)
      x.later(() => {
        const host = x.get(instance);
        if (host) occur(x, host, element, variables);
      });
  });

export const cancelInstance = (x: Execution, process: number): void => on(x, process, (p) => x.life.terminate(p));

export const setVariables = (x: Execution, key: number, variables: Variables, local: boolean, request: string): void =>
  on(x, key, (instance) => {
    const held = instance.task?.created && hasListener(x, instance, 'updating');
    if (held) {
      if (local) Object.assign(instance.variables, variables);
      return change(x, instance, { event: 'updating', index: 0, variables: local ? {} : variables, request });
    }
    if (local) Object.assign(instance.variables, variables);
    else propagate(x, instance, variables);
    x.effects.answered.push(request);
  });

export const resolveIncident = (x: Execution, incident: IncidentRow): void =>
  on(x, incident.instance, (instance) => {
    x.effects.closedIncidents.push(incident.key);
    instance.waits = (instance.waits ?? 0) & ~Waits.INCIDENT;
    if (incident.phase !== 'job') return retry(x, instance, incident.phase);
    if (incident.job !== null) x.effects.reopenedJobs.push(incident.job);
  });

export const changeTask = (
  x: Execution,
  key: number,
  event: 'assigning' | 'updating' | 'completing',
  to: { set?: TaskAttributes; variables?: Variables; request: string },
): void => on(x, key, (instance) => change(x, instance, { event, index: 0, ...to }));
