import { type Engine } from '@duban/engine';
import { eventually } from '@duban/testing';
import { z } from 'zod';
import { extensionOf, is, type Node, parse } from './model';
import { diagrams } from './processes';

const Variables = z.record(z.string(), z.unknown());
const Step = z.union([
  z.strictObject({
    办理: z.string(),
    角色: z.string().optional(),
    期限: z.string().optional(),
    结果: Variables.default({}),
  }),
  z.strictObject({ 作业: z.string(), 收到: Variables.optional(), 结果: Variables.default({}) }),
  z.strictObject({ 消息: z.string(), 关联: z.string(), 结果: Variables.default({}) }),
  z.strictObject({ 待办: z.array(z.string()) }),
  z.strictObject({ 时间: z.string() }),
  z.strictObject({ 结束于: z.string() }),
]);
type Step = z.infer<typeof Step>;
type Doing = Extract<Step, { 办理: string }>;
/** One example run of a diagram, as a process owner writes it. */
export const Example = z.strictObject({
  名称: z.string(),
  流程: z.string(),
  时间: z.string().optional(),
  消息: z.string().optional(),
  关联: z.string().optional(),
  变量: Variables.default({}),
  经过: z.array(Step),
  交回: Variables.optional(),
});
export type Example = z.infer<typeof Example>;

const LEASE_MS = 600_000;

/** Plays examples on an engine whose clock it holds; one at a time. */
export class ExampleRun {
  private constructor(
    private readonly engine: Engine,
    private readonly names: Readonly<Record<string, string>>,
    private readonly setTime: (at: number) => void,
    private readonly root: string,
    private readonly result: Promise<{ variables: Record<string, unknown> }> | undefined,
  ) {}

  static async start(engine: Engine, setTime: (at: number) => void, example: Example): Promise<ExampleRun> {
    const names = await elementNames();
    if (example.时间) setTime(Date.parse(example.时间));
    const { 流程: id, 变量: variables, 消息: name, 关联: key } = example;
    if (name) {
      const message = { name, correlationKey: key ?? '', timeToLive: 0, messageId: '', variables };
      await engine.publishMessage(message);
      const [task] = await engine.reads.userTasks();
      if (!task) throw new Error(`the message ${name} started nothing`);
      return new ExampleRun(engine, names, setTime, task.process, undefined);
    }
    const result = engine.createInstanceWithResult({ id, version: -1, variables }, 20_000);
    result.catch(() => undefined); // read at the end of the run, where the example says what is given back
    const root = await firstProcess(engine, id);
    return new ExampleRun(engine, names, setTime, root, result);
  }

  async play(example: Example): Promise<void> {
    for (const [i, step] of example.经过.entries())
      await this.step(step).catch(async (error: unknown) => {
        const stuck = (await this.engine.reads.incidents()).map((one) => `\n停在 ${one.element}:${one.message}`);
        throw new Error(`第 ${i + 1} 步 ${JSON.stringify(step)}:${(error as Error).message}${stuck.join('')}`);
      });
    if (example.交回) expect((await this.result)?.variables).toMatchObject(example.交回);
    expect(await this.engine.reads.incidents()).toEqual([]);
  }

  /** Ends what the example left open, so that the next begins alone. */
  async end(): Promise<void> {
    const [process] = await this.engine.reads.processes(this.root);
    if (process?.state === 'ACTIVE') await this.engine.cancelInstance(Number(this.root));
  }

  private async step(step: Step): Promise<void> {
    if ('办理' in step) return this.complete(step);
    if ('作业' in step) return this.work(step.作业, step.收到, step.结果);
    if ('待办' in step) return expect([...(await this.openNames())].sort()).toEqual([...step.待办].sort());
    if ('时间' in step) {
      this.setTime(Date.parse(step.时间));
      return this.engine.tick();
    }
    if ('消息' in step) {
      const { 消息: name, 关联: correlationKey, 结果: variables } = step;
      await this.engine.publishMessage({ name, correlationKey, timeToLive: 0, messageId: '', variables });
      return;
    }
    return this.endedAt(step.结束于);
  }

  private async openNames(): Promise<string[]> {
    return (await this.engine.reads.userTasks()).map(({ element }) => this.names[element] ?? element);
  }

  private async complete({ 办理: name, 角色: role, 期限: due, 结果: variables }: Doing): Promise<void> {
    const open = await this.engine.reads.userTasks();
    const task = open.find(
      ({ element, task: { candidateGroups = [], candidateUsers = [] } }) =>
        this.names[element] === name && (!role || [...candidateGroups, ...candidateUsers].includes(role)),
    );
    if (!task)
      throw new Error(
        `没有这个待办;现有:${open.map((t) => `${this.names[t.element]}(${[...(t.task.candidateGroups ?? []), ...(t.task.candidateUsers ?? [])].join('、')})`).join(',') || '无'}`,
      );
    if (due) expect({ 期限: task.task.dueDate }).toEqual({ 期限: due });
    await this.engine.completeUserTask(Number(task.key), variables);
  }

  private async work(
    name: string,
    expected: Record<string, unknown> | undefined,
    variables: Record<string, unknown>,
  ): Promise<void> {
    const element = (await this.waiting()).find((id) => this.names[id] === name);
    if (!element)
      throw new Error(`没有这个作业;现有:${(await this.waiting()).map((id) => this.names[id]).join('、') || '无'}`);
    const type = (await jobTypes())[element] ?? '';
    const [job] = await this.engine.activateJobs({ type, worker: 'example', timeout: LEASE_MS, max: 1, fetch: [] });
    if (!job) throw new Error(`作业 ${type} 没有等候的`);
    if (expected) expect(job.variables).toMatchObject(expected);
    await this.engine.completeJob(Number(job.key), variables);
  }

  /** Service tasks the run stands at. */
  private async waiting(): Promise<string[]> {
    const { elements } = await this.engine.reads.history(this.root);
    return elements.filter((e) => e.state === 'ACTIVE' && e.type === 'SERVICE_TASK').map((e) => e.element);
  }

  private async endedAt(name: string): Promise<void> {
    const [process] = await this.engine.reads.processes(this.root);
    const { elements } = await this.engine.reads.history(this.root);
    const ends = elements
      .filter((e) => e.process === this.root && e.type === 'END_EVENT' && e.state === 'COMPLETED')
      .map((e) => this.names[e.element]);
    expect({ state: process?.state, ends }).toEqual({ state: 'COMPLETED', ends: expect.arrayContaining([name]) });
  }
}

/** The one instance that is open: the engine names it to the caller only when it is over. */
const firstProcess = (engine: Engine, id: string): Promise<string> =>
  eventually('the instance stands somewhere', async () => {
    for (const element of await elementsOf(id)) {
      const [open] = await engine.reads.openElements(element);
      if (open) return engine.reads.rootOf(open.process);
    }
    return undefined;
  });

type Drawn = { id: string; process: string; name: string | undefined; job: string | undefined };
/** Every element of the diagrams, also within sub-processes, outermost first; read once. */
const readElements = async (): Promise<Drawn[]> => {
  const found: Drawn[] = [];
  const visit = (scope: Node, process: string): void => {
    for (const node of (scope['flowElements'] ?? []) as Node[]) {
      const job = extensionOf(node, 'zeebe:TaskDefinition')?.['type'] as string | undefined;
      found.push({ id: node.id, process, name: node.name, job });
      visit(node, process);
    }
  };
  for (const { xml } of diagrams())
    for (const root of ((await parse(xml))['rootElements'] as Node[]).filter((node) => is(node, 'bpmn:Process')))
      visit(root, root.id);
  return found;
};
let elements: Promise<Drawn[]> | undefined;
const drawn = (): Promise<Drawn[]> => (elements ??= readElements());

const elementsOf = async (process: string): Promise<string[]> =>
  (await drawn()).filter((one) => one.process === process).map(({ id }) => id);
const elementNames = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await drawn()).flatMap(({ id, name }) => (name ? [[id, name]] : [])));
const jobTypes = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await drawn()).flatMap(({ id, job }) => (job ? [[id, job]] : [])));
