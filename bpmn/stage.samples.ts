import { type Engine } from '@duban/engine';
import { eventually } from '@duban/testing';
import { elementsOf } from './drawn.samples';

type Variables = Record<string, unknown>;
export type OpenTask = Readonly<{ key: string; element: string; holders: string[]; dueDate: string | undefined }>;
/** What an example asks of an engine. After each command the engine has gone as far as it can. */
export type ExampleStage = Readonly<{
  setTime(at: number): Promise<void>;
  create(processId: string, variables: Variables): Promise<string>;
  publish(name: string, correlationKey: string, variables: Variables): Promise<void>;
  /** the process that is open, after a message has started it */
  started(processId: string): Promise<string | undefined>;
  /** if it has not ended */
  cancel(root: string): Promise<void>;
  tasks(): Promise<OpenTask[]>;
  complete(task: string, variables: Variables): Promise<void>;
  /** service tasks that wait to be worked */
  waiting(root: string): Promise<string[]>;
  takeJob(type: string): Promise<{ key: string; variables: Variables } | undefined>;
  completeJob(key: string, variables: Variables): Promise<void>;
  /** how it stands, and the end events of its own that it has reached */
  outcome(root: string): Promise<{ state: string; ends: string[] }>;
  /** what an instance made by `create` gave back */
  result(root: string): Promise<Variables>;
  incidents(): Promise<{ element: string; message: string }[]>;
}>;

const LEASE_MS = 600_000;

/** The one instance that is open: the engine names it to the caller only when it is over. */
const firstProcess = (engine: Engine, id: string): Promise<string> =>
  eventually('the instance stands somewhere', async () => {
    for (const element of await elementsOf(id)) {
      const [open] = await engine.reads.openElements(element);
      if (open) return engine.reads.rootOf(open.process);
    }
    return undefined;
  });

/** @param setTime sets the clock that the engine was opened with */
export const embeddedStage = (engine: Engine, setTime: (at: number) => void): ExampleStage => {
  const results = new Map<string, Promise<{ variables: Variables }>>();
  const state = async (root: string): Promise<string> => (await engine.reads.processes(root))[0]?.state ?? '';
  return {
    setTime: async (at) => {
      setTime(at);
      await engine.tick();
    },
    create: async (id, variables) => {
      const result = engine.createInstanceWithResult({ id, version: -1, variables }, 20_000);
      result.catch(() => undefined); // read at the end of the run, where the example says what is given back
      const root = await firstProcess(engine, id);
      results.set(root, result);
      return root;
    },
    publish: async (name, correlationKey, variables) => {
      await engine.publishMessage({ name, correlationKey, timeToLive: 0, messageId: '', variables });
    },
    started: (id) => firstProcess(engine, id).catch(() => undefined),
    cancel: async (root) => {
      if ((await state(root)) === 'ACTIVE') await engine.cancelInstance(Number(root));
    },
    tasks: async () =>
      (await engine.reads.userTasks()).map(({ key, element, task }) => ({
        key,
        element,
        holders: [...(task.candidateGroups ?? []), ...(task.candidateUsers ?? [])],
        dueDate: task.dueDate,
      })),
    complete: (task, variables) => engine.completeUserTask(Number(task), variables),
    waiting: async (root) => {
      const { elements } = await engine.reads.history(root);
      return elements.filter((e) => e.state === 'ACTIVE' && e.type === 'SERVICE_TASK').map((e) => e.element);
    },
    takeJob: async (type) => {
      const [job] = await engine.activateJobs({ type, worker: 'example', timeout: LEASE_MS, max: 1, fetch: [] });
      return job && { key: String(job.key), variables: job.variables };
    },
    completeJob: (key, variables) => engine.completeJob(Number(key), variables),
    outcome: async (root) => {
      const { elements } = await engine.reads.history(root);
      const ends = elements.filter((e) => e.process === root && e.type === 'END_EVENT' && e.state === 'COMPLETED');
      return { state: await state(root), ends: ends.map((e) => e.element) };
    },
    result: async (root) => (await results.get(root))?.variables ?? {},
    incidents: () => engine.reads.incidents(),
  };
};
