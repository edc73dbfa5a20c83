import { z } from 'zod';
import { elementNames, jobTypes } from './drawn.samples';
import { type ExampleStage } from './stage.samples';

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
  /** the process that one of its messages starts beside it */
  另起: z.string().optional(),
  经过: z.array(Step),
  交回: Variables.optional(),
});
export type Example = z.infer<typeof Example>;

/** Plays an example on an engine whose clock it holds; one at a time. */
export class ExampleRun {
  private constructor(
    private readonly stage: ExampleStage,
    private readonly names: Readonly<Record<string, string>>,
    private readonly root: string,
    private readonly another: string | undefined,
  ) {}

  static async start(stage: ExampleStage, example: Example): Promise<ExampleRun> {
    const names = await elementNames();
    if (example.时间) await stage.setTime(Date.parse(example.时间));
    const { 流程: id, 变量: variables, 消息: name, 关联: key, 另起: another } = example;
    if (!name) return new ExampleRun(stage, names, await stage.create(id, variables), another);
    await stage.publish(name, key ?? '', variables);
    const root = await stage.started(id);
    if (!root) throw new Error(`the message ${name} started nothing`);
    return new ExampleRun(stage, names, root, another);
  }

  async play(example: Example): Promise<void> {
    for (const [i, step] of example.经过.entries())
      await this.step(step).catch(async (error: unknown) => {
        const stuck = (await this.stage.incidents()).map((one) => `\n停在 ${one.element}:${one.message}`);
        throw new Error(`第 ${i + 1} 步 ${JSON.stringify(step)}:${(error as Error).message}${stuck.join('')}`);
      });
    if (example.交回) expect(await this.stage.result(this.root)).toMatchObject(example.交回);
    expect(await this.stage.incidents()).toEqual([]);
  }

  /** Ends what the example left open, so that the next begins alone. */
  async end(): Promise<void> {
    await this.stage.cancel(this.root);
    const beside = this.another && (await this.stage.started(this.another));
    if (beside) await this.stage.cancel(beside);
  }

  private async step(step: Step): Promise<void> {
    if ('办理' in step) return this.complete(step);
    if ('作业' in step) return this.work(step.作业, step.收到, step.结果);
    if ('待办' in step) return expect([...(await this.openNames())].sort()).toEqual([...step.待办].sort());
    if ('时间' in step) return this.stage.setTime(Date.parse(step.时间));
    if ('消息' in step) return this.stage.publish(step.消息, step.关联, step.结果);
    const { state, ends } = await this.stage.outcome(this.root);
    const names = ends.map((element) => this.names[element]);
    expect({ state, names }).toEqual({ state: 'COMPLETED', names: expect.arrayContaining([step.结束于]) });
  }

  private async openNames(): Promise<string[]> {
    return (await this.stage.tasks()).map(({ element }) => this.names[element] ?? element);
  }

  private async complete({ 办理: name, 角色: role, 期限: due, 结果: variables }: Doing): Promise<void> {
    const open = await this.stage.tasks();
    const task = open.find(({ element, holders }) => this.names[element] === name && (!role || holders.includes(role)));
    if (!task)
      throw new Error(
        `没有这个待办;现有:${open.map((t) => `${this.names[t.element]}(${t.holders.join('、')})`).join(',') || '无'}`,
      );
    if (due) expect({ 期限: iso(task.dueDate) }).toEqual({ 期限: iso(due) });
    await this.stage.complete(task.key, variables);
  }

  private async work(
    name: string,
    expected: Record<string, unknown> | undefined,
    variables: Record<string, unknown>,
  ): Promise<void> {
    const waiting = await this.stage.waiting(this.root);
    const element = waiting.find((id) => this.names[id] === name);
    if (!element) throw new Error(`没有这个作业;现有:${waiting.map((id) => this.names[id]).join('、') || '无'}`);
    const type = (await jobTypes())[element] ?? '';
    const job = await this.stage.takeJob(type);
    if (!job) throw new Error(`作业 ${type} 没有等候的`);
    if (expected) expect(job.variables).toMatchObject(expected);
    await this.stage.completeJob(job.key, variables);
  }
}

const iso = (instant: string | undefined): string | undefined => instant && new Date(instant).toISOString();
