import { type CamundaDoor, type CamundaRecord } from '@duban/testing/servers/camunda-door';
import { type WorkflowClient } from '@duban/workflow';
import { type Example } from './process-run.samples';
import { type ExampleStage, type OpenTask } from './stage.samples';

type Process = { state: string; ends: string[] };
const LEASE_MS = 600_000;

/** How Camunda's engine stands, folded from its records. */
class Fold {
  readonly tasks = new Map<string, OpenTask & { process: string }>();
  readonly waiting = new Map<number, string>();
  readonly incidents = new Map<number, { element: string; message: string }>();
  readonly processes = new Map<string, Process>();
  /** by scope; those a process is made with are there before it */
  readonly variables = new Map<string, Record<string, unknown>>();

  take({ recordType, valueType, intent, key, value }: CamundaRecord): void {
    if (recordType !== 'EVENT') return;
    if (valueType === 'USER_TASK') this.task(intent, String(key), value);
    if (valueType === 'INCIDENT' && intent === 'CREATED')
      this.incidents.set(key, { element: value.elementId, message: value.errorMessage });
    if (valueType === 'INCIDENT' && intent === 'RESOLVED') this.incidents.delete(key);
    if (valueType === 'PROCESS_INSTANCE') this.element(intent, key, value);
    if (valueType === 'VARIABLE') {
      const scope = String(value.scopeKey);
      this.variables.set(scope, { ...this.variables.get(scope), [value.name]: JSON.parse(value.value) });
    }
  }

  private task(intent: string, key: string, value: CamundaRecord['value']): void {
    if (intent === 'CREATED')
      this.tasks.set(key, {
        key,
        element: value.elementId,
        process: String(value.processInstanceKey),
        holders: [...value.candidateGroupsList, ...value.candidateUsersList],
        dueDate: value.dueDate || undefined,
      });
    if (intent === 'COMPLETED' || intent === 'CANCELED') this.tasks.delete(key);
  }

  private element(intent: string, key: number, value: CamundaRecord['value']): void {
    const { bpmnElementType: type, elementId, processInstanceKey } = value;
    const over = intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED';
    if (type === 'PROCESS' && intent === 'ELEMENT_ACTIVATING')
      this.processes.set(String(key), { state: 'ACTIVE', ends: [] });
    const process = this.processes.get(String(processInstanceKey));
    if (type === 'PROCESS' && over && process) process.state = intent.replace('ELEMENT_', '');
    if (type === 'END_EVENT' && intent === 'ELEMENT_COMPLETED') process?.ends.push(elementId);
    if (type === 'SERVICE_TASK' && intent === 'ELEMENT_ACTIVATED') this.waiting.set(key, elementId);
    if (type === 'SERVICE_TASK' && over) this.waiting.delete(key);
  }
}

/** Camunda's engine in memory, through the platform's own client; what it cannot say is read from its records. */
export const camundaStage = (client: WorkflowClient, door: CamundaDoor): ExampleStage => {
  const fold = new Fold();
  const now = async (): Promise<Fold> => {
    await door.rest();
    for (const record of await door.records()) fold.take(record);
    return fold;
  };
  return {
    setTime: async (at) => {
      const ahead = Math.ceil(at - door.now());
      if (ahead > 0) await door.moveClock(ahead);
    },
    create: (id, variables) => client.createInstance(id, variables),
    publish: (name, correlationKey, variables) =>
      client.publishMessage({ name, correlationKey, messageId: '', variables, ttlMs: 0 }),
    started: async () => [...(await now()).processes].find(([, { state }]) => state === 'ACTIVE')?.[0],
    cancel: async (root) => {
      if ((await now()).processes.get(root)?.state === 'ACTIVE') await client.cancelInstance(root);
    },
    tasks: async () => [...(await now()).tasks.values()],
    complete: async (task, variables) => {
      if (!(await client.completeUserTask(task, variables))) throw new Error('the task is gone');
    },
    waiting: async () => [...(await now()).waiting.values()],
    takeJob: async (type) => {
      const [job] = await client.grpc.activateJobs({
        type,
        worker: 'example',
        timeout: LEASE_MS,
        maxJobsToActivate: 1,
        requestTimeout: -1,
      });
      return job && { key: job.key, variables: job.variables as Record<string, unknown> };
    },
    completeJob: async (jobKey, variables) => {
      await client.grpc.completeJob({ jobKey, variables: variables as never });
    },
    outcome: async (root) => {
      const { state = '', ends = [] } = (await now()).processes.get(root) ?? {};
      return { state, ends };
    },
    result: async (root) => (await now()).variables.get(root) ?? {},
    incidents: async () => [...(await now()).incidents.values()],
  };
};

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const shifted = (value: unknown, by: number): unknown => {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(Date.parse(value) + by).toISOString() : value;
  if (Array.isArray(value)) return value.map((one) => shifted(one, by));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shifted(inner, by)]));
};
/** Camunda's clock only goes forward: the example is played as if it began now. */
export const beginningNow = (example: Example, door: CamundaDoor): Example => {
  const begin = Date.parse(example.时间 ?? '2026-03-02T01:00:00Z');
  return shifted(example, Math.ceil((door.now() + 1_000 - begin) / 1_000) * 1_000) as Example;
};
