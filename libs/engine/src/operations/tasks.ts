import { changeTask } from '../core/commands';
import { type TaskAttributes, type Variables } from '../core/document';
import { type TaskRow } from '../core/effects';
import { type Command, type Kernel } from '../kernel';
import { EngineRejection } from '../rejection';
import { locate, type Located } from '../store/session';

const find = async (c: Command, verb: string, key: number): Promise<Located<TaskRow>> => {
  const found = await locate<TaskRow>(c.tx, 'user_task', key);
  const task = found?.document.instances.get(found.row.instance)?.task;
  if (!found || task?.key !== key)
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to ${verb} user task with key '${key}', but no such user task was found`,
    );
  if (!task.created || task.change) {
    const state = task.change
      ? {
          creating: 'CREATING',
          assigning: 'ASSIGNING',
          updating: 'UPDATING',
          completing: 'COMPLETING',
          canceling: 'CANCELING',
        }[task.change.event]
      : 'CREATING';
    throw new EngineRejection(
      'FAILED_PRECONDITION',
      `Expected to ${verb} user task with key '${key}', but it is in state '${state}'`,
    );
  }
  return { row: { ...found.row, task }, document: c.keep(found.document) };
};

export const assign = (
  kernel: Kernel,
  key: number,
  assignee: string,
  allowOverride: boolean,
  request: string,
): Promise<void> =>
  kernel.command(async (c) => {
    const { row, document } = await find(c, allowOverride ? 'assign' : 'claim', key);
    if (!allowOverride && row.task.assignee && row.task.assignee !== assignee)
      throw new EngineRejection(
        'FAILED_PRECONDITION',
        `Expected to claim user task with key '${key}', but it has already been assigned`,
      );
    await c.on(document, (x) => changeTask(x, row.instance, 'assigning', { set: { assignee }, request }));
  });

export const update = (kernel: Kernel, key: number, set: TaskAttributes, request: string): Promise<void> =>
  kernel.command(async (c) => {
    const { row, document } = await find(c, 'update', key);
    await c.on(document, (x) => changeTask(x, row.instance, 'updating', { set, request }));
  });

export const complete = (kernel: Kernel, key: number, variables: Variables, request: string): Promise<void> =>
  kernel.command(async (c) => {
    const { row, document } = await find(c, 'complete', key);
    await c.on(document, (x) => changeTask(x, row.instance, 'completing', { variables, request }));
  });
