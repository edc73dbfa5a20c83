import { type Answer, type GatewayClient, type Message } from '../client';
import { lives } from '../compare';
import { Names } from '../names';
import { type Log, type SideDoor } from '../scenario';
import { JOB_TYPE, type Model } from './xml';

export type Walker = { model: Model; pick: number; choices: readonly number[] };
/** What a client of one model saw in one round, and what the engine logged for it. */
export type Round = { action: string; answer: Message; jobs: Message[]; log: Log };

const CLOCK_EVERY = 3;
const STEP_MS = 3_600_000;

/** One client of one model: what it knows, and what it does next, by its own random numbers. */
class Client {
  private readonly open: { key: string; element: string; listener: boolean; headers: Record<string, string> }[] = [];
  private readonly tasks: { key: string; element: string }[] = [];
  readonly rounds: Round[] = [];
  /** its instance and all it called have ended: nothing more can happen to it */
  over = false;
  private done = 0;

  constructor(
    readonly walker: Walker,
    private readonly gateway: GatewayClient,
    private readonly names: Names,
  ) {}

  async act(round: number): Promise<void> {
    const { action, answer } = await this.choose(this.walker.choices[round] ?? 0);
    this.rounds.push({ action, answer: this.names.clean(answer), jobs: [], log: {} });
  }
  private async choose(choice: number): Promise<{ action: string; answer: Answer }> {
    const { messages, signals } = this.walker.model;
    const job = this.open[choice % Math.max(1, this.open.length)];
    const task = this.tasks[choice % Math.max(1, this.tasks.length)];
    const kind = choice % 10;
    const message = messages[choice % Math.max(1, messages.length)];
    const signal = signals[choice % Math.max(1, signals.length)];
    const waits = !job && !task;
    if ((kind === 0 || (waits && kind < 6)) && message) {
      const publication = { name: message, correlationKey: this.walker.model.id, timeToLive: 0, variables: '{"m":1}' };
      return this.told(`publish ${message}`, await this.gateway.call('PublishMessage', publication));
    }
    if ((kind === 1 || waits) && signal)
      return this.told(
        `signal ${signal}`,
        await this.gateway.call('BroadcastSignal', { signalName: signal, variables: '{}' }),
      );
    if (kind === 2 && job && !job.listener && choice % 3 === 0) {
      this.open.splice(this.open.indexOf(job), 1);
      const error = { jobKey: job.key, errorCode: 'error', errorMessage: 'no', variables: '' };
      return this.told(`throw ${job.element}`, await this.gateway.call('ThrowError', error));
    }
    if (kind === 3 && task) {
      this.tasks.splice(this.tasks.indexOf(task), 1);
      const answer = await this.gateway.userTask('POST', `/v2/user-tasks/${task.key}/completion`, {});
      return this.told(`task ${task.element}`, answer);
    }
    if (job) {
      this.open.splice(this.open.indexOf(job), 1);
      this.done += 1;
      const variables = job.listener ? '' : JSON.stringify({ done: this.done });
      const answer = await this.gateway.call('CompleteJob', { jobKey: job.key, variables });
      const key = job.headers['io.camunda.zeebe:userTaskKey'];
      if (job.listener && key && 'ok' in answer) this.tasks.push({ key, element: job.element });
      return this.told(`complete ${job.element}`, answer);
    }
    if (!task) return { action: 'nothing', answer: { ok: {} } };
    this.tasks.splice(this.tasks.indexOf(task), 1);
    const answer = await this.gateway.userTask('POST', `/v2/user-tasks/${task.key}/completion`, {});
    return this.told(`task ${task.element}`, answer);
  }
  private told(action: string, answer: Answer): { action: string; answer: Message } {
    return { action, answer: 'error' in answer ? answer : { ok: {} } };
  }

  look(log: Log, jobs: readonly Message[]): void {
    const { id } = this.walker.model;
    const round = this.rounds.at(-1);
    if (!round || this.over) return;
    const own = Object.entries(log).filter(([instance]) => isOf(id, instance));
    round.log = lives(Object.fromEntries(own));
    const mine = jobs.filter((job) => isOf(id, job.bpmnProcessId));
    for (const { key, elementId, customHeaders } of mine) {
      const headers = JSON.parse(customHeaders) as Record<string, string>;
      this.open.push({ key, element: elementId, listener: 'io.camunda.zeebe:userTaskKey' in headers, headers });
    }
    round.jobs = mine.map((job) =>
      this.names.clean({
        element: job.elementId,
        process: job.bpmnProcessId,
        retries: job.retries,
        variables: JSON.parse(job.variables),
      }),
    );
    this.over = Object.values(round.log)
      .flat()
      .some(({ element, intent }) => element === id && /_(COMPLETED|TERMINATED)$/.test(intent));
  }
}

/** Of the model itself, or of a process that it calls. */
const isOf = (id: string, name: string): boolean => name === id || new RegExp(`^${id}[_#]`).test(name);

const activated = async (gateway: GatewayClient): Promise<Message[]> => {
  const answer = await gateway.call('ActivateJobs', {
    type: JOB_TYPE,
    worker: 'random',
    timeout: 86_400_000 * 30,
    maxJobsToActivate: 1_000,
    fetchVariable: [],
    requestTimeout: -1,
  });
  if (!('ok' in answer)) throw new Error(JSON.stringify(answer));
  return answer.ok.jobs.sort((a: Message, b: Message) => Number(BigInt(a.key) - BigInt(b.key)));
};

/** Walks through several models side by side in one engine: rest and clock are shared, which is what takes time. */
export const walk = async (walkers: readonly Walker[], gateway: GatewayClient, door: SideDoor): Promise<Round[][]> => {
  const names = new Names(() => door.now());
  const clients = walkers.map((walker) => new Client(walker, gateway, names));
  for (const { model } of walkers) {
    const resources = [{ name: `${model.id}.bpmn`, content: Buffer.from(model.xml) }];
    const answer = await gateway.call('DeployResource', { resources });
    if (!('ok' in answer)) throw new Error(`${model.id}: ${JSON.stringify(answer)}\n${model.xml}`);
  }
  for (const client of clients) {
    const { model, pick } = client.walker;
    const variables = JSON.stringify({ pick, k: model.id });
    const answer = await gateway.call('CreateProcessInstance', { bpmnProcessId: model.id, version: -1, variables });
    client.rounds.push({ action: 'create', answer: 'error' in answer ? answer : { ok: {} }, jobs: [], log: {} });
  }
  const settle = async (): Promise<void> => {
    await door.idle();
    const log = await door.log(names);
    const jobs = await activated(gateway);
    for (const client of clients) client.look(log, jobs);
  };
  await settle();
  const rounds = Math.max(...walkers.map(({ choices }) => choices.length));
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(clients.filter(({ over }) => !over).map((client) => client.act(round)));
    if (round % CLOCK_EVERY === CLOCK_EVERY - 1) {
      await door.idle();
      await door.moveClock(STEP_MS);
    }
    await settle();
  }
  return clients.map((client) => client.rounds);
};
