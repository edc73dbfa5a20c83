import { type Element, elementOf, type Expression, type UserTaskDefinition } from '../model/element';
import {
  ALL_WAITS,
  type ElementInstance,
  type TaskAttributes,
  type TaskEvent,
  type UserTask,
  type Variables,
  Waits,
} from './document';
import { type Execution } from './execution';
import { Stuck } from './incidents';
import { openListenerJob } from './jobs';
import { subscribe } from './subscriptions';
import { evaluate, evaluateTo, propagate } from './variables';

const HEADER = 'io.camunda.zeebe:';

/** A native user task: its element is active from the start, the task itself when its `creating` listeners are done. */
export const openTask = (
  x: Execution,
  instance: ElementInstance,
  element: Element,
  boundaries: readonly string[],
): void => {
  const { attributes, assignee } = attributesOf(x, instance, element);
  subscribe(x, instance, boundaries);
  instance.task = { key: x.nextKey(), ...attributes, created: false };
  x.wait(instance, Waits.TASK);
  x.activated(instance);
  change(x, instance, { event: 'creating', index: 0, ...(assignee === undefined ? {} : { set: { assignee } }) });
};

const attributesOf = (
  x: Execution,
  instance: ElementInstance,
  { userTask = {}, id }: Element,
): { attributes: Omit<UserTask, 'key' | 'created'>; assignee: string | undefined } => {
  const list = (e: Expression | undefined): string[] | undefined =>
    !e
      ? undefined
      : e.feel
        ? (evaluateTo(x, e, instance, 'ARRAY') as string[])
        : e.source.split(',').map((t) => t.trim());
  const text = (e: Expression | undefined): string | undefined => {
    if (!e) return undefined;
    const value = evaluate(x, e, instance);
    return value === null ? undefined : String(value);
  };
  const assignee = userTask.assignee ? evaluateTo(x, userTask.assignee, instance, 'STRING') : undefined;
  const priority = userTask.priority ? Number(evaluate(x, userTask.priority, instance)) : 50;
  if (!Number.isInteger(priority) || priority < 0 || priority > 100)
    throw new Stuck(
      'EXTRACT_VALUE_ERROR',
      `Expected priority of '${id}' to be in the range [0,100] but was '${priority}'.`,
    );
  const optional = { candidateGroups: list(userTask.candidateGroups), candidateUsers: list(userTask.candidateUsers) };
  const dates = {
    dueDate: text(userTask.dueDate),
    followUpDate: text(userTask.followUpDate),
    formKey: userTask.form && formKey(x, instance, userTask.form),
  };
  const given = Object.fromEntries(Object.entries({ ...optional, ...dates }).filter(([, v]) => v !== undefined));
  return { attributes: { ...given, priority }, assignee: assignee === '' ? undefined : assignee };
};

const formKey = (x: Execution, instance: ElementInstance, form: NonNullable<UserTaskDefinition['form']>): string => {
  if ('key' in form) return form.key;
  const found = x.definitions.form(form.id, form.binding, x.definition(instance).deployment);
  if (!found)
    throw new Stuck(
      'FORM_NOT_FOUND',
      `Expected to find a form with id '${form.id}' by the binding '${form.binding.type}', but it is not deployed. To resolve this incident, deploy it.`,
    );
  return found.key;
};

/** As in Camunda, a migrated task keeps the listeners and headers of the version in which it was made. */
const madeFrom = (x: Execution, { definition, element, madeFrom: made }: ElementInstance): Element =>
  elementOf(x.definitions.byKey(made?.definition ?? definition), made?.element ?? element);
export const hasListener = (x: Execution, instance: ElementInstance, event: TaskEvent): boolean =>
  madeFrom(x, instance).taskListeners.some((listener) => listener.event === event);

/** Begins a change of the task; listeners of its event hold it until their jobs are done. */
export const change = (x: Execution, instance: ElementInstance, to: NonNullable<UserTask['change']>): void => {
  const { task } = instance;
  if (!task) return;
  task.change = to;
  const element = madeFrom(x, instance);
  const listener = element.taskListeners.filter((l) => l.event === to.event)[to.index];
  store(x, instance);
  if (!listener) return changed(x, instance);
  openListenerJob(x, instance, listener, headers(task, to, element.headers), 'TASK_LISTENER');
};

/** The job of a task listener is done: the next listener, or the change itself. */
export const taskListenerDone = (x: Execution, instance: ElementInstance): void => {
  const current = instance.task?.change;
  if (current) change(x, instance, { ...current, index: current.index + 1 });
};

const changed = (x: Execution, instance: ElementInstance): void => {
  const { task } = instance;
  if (!task?.change) return;
  const { event, set = {}, variables = {}, request } = task.change;
  delete task.change;
  if (request) x.effects.answered.push(request);
  switch (event) {
    case 'creating':
      task.created = true;
      if (set.assignee !== undefined) return change(x, instance, { event: 'assigning', index: 0, set });
      return store(x, instance);
    case 'assigning':
    case 'updating':
      apply(task, set);
      propagate(x, instance, variables);
      return store(x, instance);
    case 'completing':
      store(x, instance, true);
      x.close(instance, Waits.JOB);
      instance.trigger = variables;
      delete instance.task;
      return x.life.complete(instance);
    case 'canceling':
      store(x, instance, true);
      delete instance.task;
      x.close(instance, ALL_WAITS);
      return x.life.terminated(instance);
  }
};

/** Termination waits for the `canceling` listeners. False when there is nothing to wait for. */
export const withdrawTask = (x: Execution, instance: ElementInstance): boolean => {
  const { task } = instance;
  if (!task?.created || !hasListener(x, instance, 'canceling')) return false;
  x.close(instance, ALL_WAITS & ~Waits.TASK);
  change(x, instance, { event: 'canceling', index: 0 });
  return true;
};

const apply = (task: UserTask, set: TaskAttributes): void => {
  Object.assign(task, set);
  if (set.assignee === '') delete task.assignee;
  for (const key of ['dueDate', 'followUpDate'] as const) if (set[key] === '') delete task[key];
};

const store = (x: Execution, instance: ElementInstance, gone = false): void => {
  const { task, key, process, element, definition } = instance;
  if (!task) return;
  if (gone) return void x.effects.tasks.delete(task.key);
  const process_id = x.definition(instance).id;
  const row = { key: task.key, root: x.document.root, instance: key, process, element, process_id, definition };
  x.effects.tasks.set(task.key, { ...row, task: structuredClone(task) });
};

const actions: Record<string, string> = { completing: 'complete', updating: 'update' };
const headers = (
  task: UserTask,
  to: NonNullable<UserTask['change']>,
  own: Record<string, string>,
): Record<string, string> => {
  const { set = {}, event, request } = to;
  const after = { ...task, ...set };
  const names = Object.keys(set).filter((name) => event !== 'creating' || to.index > 0 || name !== 'assignee');
  const text: [string, string | undefined][] = [
    ['userTaskKey', String(task.key)],
    ['changedAttributes', names.length > 0 ? JSON.stringify(names) : undefined],
    ['assignee', after.assignee || undefined],
    ['candidateGroups', after.candidateGroups && JSON.stringify(after.candidateGroups)],
    ['candidateUsers', after.candidateUsers && JSON.stringify(after.candidateUsers)],
    ['dueDate', after.dueDate],
    ['followUpDate', after.followUpDate],
    ['priority', String(after.priority)],
    ['formKey', after.formKey],
    ['action', request ? (actions[event] ?? (set.assignee === '' ? 'unassign' : 'assign')) : undefined],
  ];
  return {
    ...own,
    ...Object.fromEntries(text.filter(([, v]) => v !== undefined).map(([k, v]) => [HEADER + k, v as string])),
  };
};

/** What a listener of a pending change sees beside the element's variables: those the completion brings. */
export const pendingVariables = (instance: ElementInstance): Variables => instance.task?.change?.variables ?? {};
