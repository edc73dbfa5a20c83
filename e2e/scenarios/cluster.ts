import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Steered } from '@duban/host';
import { eventually } from '@duban/testing';
import { root } from './program';

/** Services that answer requests; the edge and the engine are beside them. */
export const services = [
  'directory',
  'intake',
  'assignment',
  'archive',
  'notification',
  'reporting',
  'workflow',
] as const;
export type ServiceName = (typeof services)[number];
type Program = ServiceName | 'engine' | 'edge';

export type ClusterOptions = Readonly<{
  databaseUrl: string;
  /** of services that have their own: facts must travel over Kafka then */
  databases?: Readonly<Partial<Record<ServiceName, string>>>;
  dataDir: string;
  adminPassword: string;
  /** of each service */
  instances: number;
  /** services of which there are two */
  twice?: readonly ServiceName[];
  /** variables of every service beside those of the cluster itself: another transport */
  variables?: Readonly<Record<string, string>>;
  /** instead of the embedded one */
  engine?: GivenEngine;
}>;
/** An engine that is none of the cluster's processes. */
export type GivenEngine = Readonly<{
  /** where the services find it */
  variables: Readonly<Record<string, string>>;
  set(instant: string): Promise<void>;
  /** what it has to do now, in words; undefined when nothing. @throws when it is stuck */
  busyWith(): Promise<string | undefined>;
}>;

const PATIENCE_MS = 180_000;
const PAUSE_MS = 25;
/** More starting at once than there are cores only makes each of them late. */
const AT_ONCE = 2;
/** with which the sessions of every cluster are signed */
export const clusterSecret = randomBytes(32).toString('base64url');
const token = randomBytes(32).toString('base64url');

/** The variables that make a process listen where this one said that it does. */
const portsOf = ({ url, grpc, rest }: Record<string, string>): Record<string, string> => ({
  DUBAN_PORT: new URL(url ?? '').port,
  ...(grpc && rest ? { DUBAN_GRPC_PORT: new URL(`http://${grpc}`).port, DUBAN_REST_PORT: new URL(rest).port } : {}),
});

/** One process of the deployment, started as a child that can be steered. */
class Instance {
  private child: ChildProcess | undefined;
  private said = '';
  private serial = 0;
  /** Where it listened, it listens again. */
  private ports: Record<string, string> = { DUBAN_PORT: '0' };
  private readonly answers = new Map<number, (answer: Steered) => void>();
  readyMs = 0;

  constructor(
    readonly program: Program,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  /** Starts it where it was before, and waits until it says where it listens. */
  async start(): Promise<Record<string, string>> {
    const began = Date.now();
    const given = Object.entries(process.env).filter(([name]) => !name.startsWith('DUBAN_'));
    const env = {
      ...Object.fromEntries(given),
      DUBAN_DRAIN_SECONDS: '1',
      ...this.variables,
      ...this.ports,
    };
    const child = fork(path.join(root, `services/${this.program}/dist/main.js`), { cwd: root, env, silent: true });
    this.child = child;
    this.said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.said += String(chunk)));
    child.on('message', (answer: Steered) => this.answers.get(answer.id)?.(answer));
    const line = await eventually(
      `${this.program} has started`,
      () => {
        if (child.exitCode !== null) return 'ended';
        return this.said.split('\n').find((one) => one.includes('"msg":"started"'));
      },
      { timeoutMs: PATIENCE_MS },
    ).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.said}`);
    });
    if (line === 'ended') throw new Error(`${this.program} did not start:\n${this.said}`);
    this.readyMs = Date.now() - began;
    const told = JSON.parse(line) as Record<string, string>;
    this.ports = portsOf(told);
    return told;
  }

  get url(): string {
    return `http://127.0.0.1:${this.ports['DUBAN_PORT']}`;
  }
  get pid(): number {
    return this.child?.pid ?? 0;
  }
  /** What it has said since it was started, for whoever looks for the reason of a failure. */
  get output(): string {
    return this.said;
  }

  /** Stops it as a supervisor does; answers its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }

  ask(question: { set: string } | { quiet: true }): Promise<Steered> {
    const id = ++this.serial;
    return new Promise((resolve, reject) => {
      this.answers.set(id, (answer) => {
        this.answers.delete(id);
        if (answer.failed) reject(new Error(`${this.program}: ${answer.failed}\n${this.said.slice(-2_000)}`));
        else resolve(answer);
      });
      this.child?.send({ id, ...question }, (error) => {
        if (error) reject(error);
      });
    });
  }
}

/**
 * The deployment of several processes: every service more than once, the embedded engine in a process of its own, the edge
 * before them. Nobody knows anybody but by addresses.
 */
export class Cluster {
  private lastBusy: Instance | undefined;

  private constructor(
    readonly services: ReadonlyMap<ServiceName, readonly Instance[]>,
    private readonly engine: Instance | undefined,
    private readonly edge: Instance,
    private readonly given: GivenEngine | undefined,
  ) {}

  static async start(options: ClusterOptions): Promise<Cluster> {
    const common = { DUBAN_DATABASE_URL: options.databaseUrl, DUBAN_LOG_LEVEL: 'info' };
    const engine = options.engine
      ? undefined
      : new Instance('engine', {
          ...common,
          DUBAN_WORKFLOW_TOKEN: token,
          DUBAN_GRPC_PORT: '0',
          DUBAN_REST_PORT: '0',
        });
    const gateway = await engine?.start();
    const variables = {
      ...common,
      ...(gateway
        ? {
            DUBAN_WORKFLOW_GRPC: gateway['grpc'] ?? '',
            DUBAN_WORKFLOW_REST: gateway['rest'] ?? '',
            DUBAN_WORKFLOW_TOKEN: token,
          }
        : {}),
      ...options.engine?.variables,
      ...options.variables,
      DUBAN_SESSION_SECRET: clusterSecret,
      DUBAN_SEALING_SECRET: clusterSecret,
      DUBAN_DATA_DIR: options.dataDir,
    };
    const own = (name: ServiceName): Record<string, string> => ({
      DUBAN_DATABASE_URL: options.databases?.[name] ?? options.databaseUrl,
      ...(name === 'directory' ? { DUBAN_REGION: '990121', DUBAN_ADMIN_PASSWORD: options.adminPassword } : {}),
    });
    const all = new Map(
      services.map((name) => [
        name,
        Array.from(
          { length: options.twice?.includes(name) ? 2 : options.instances },
          () => new Instance(name, { ...variables, ...own(name) }),
        ),
      ]),
    );
    const instances = [...all.values()].flat();
    try {
      for (let from = 0; from < instances.length; from += AT_ONCE)
        await Promise.all(instances.slice(from, from + AT_ONCE).map((instance) => instance.start()));
      const edge = new Instance(
        'edge',
        Object.fromEntries(
          services.map((name) => [
            `DUBAN_${name.toUpperCase()}_URLS`,
            (all.get(name) ?? []).map(({ url }) => url).join(','),
          ]),
        ),
      );
      await edge.start();
      return new Cluster(all, engine, edge, options.engine);
    } catch (error) {
      await Promise.all([...instances, ...(engine ? [engine] : [])].map((instance) => instance.stop('SIGKILL')));
      throw error;
    }
  }

  /** Where people go. */
  get url(): string {
    return this.edge.url;
  }
  get instances(): Instance[] {
    return [...(this.engine ? [this.engine] : []), ...[...this.services.values()].flat(), this.edge];
  }
  private get steered(): Instance[] {
    return this.instances.filter(({ program }) => program !== 'edge');
  }

  /** The same instant for everybody. */
  async set(instant: string): Promise<void> {
    await Promise.all([this.given?.set(instant), ...this.steered.map((instance) => instance.ask({ set: instant }))]);
  }

  /** 全部办完: seen twice in a row, because a fact handled last may have started a job elsewhere. */
  settled = async (): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    for (let calm = 0; calm < 2;) {
      const busy = await this.busy();
      calm = busy.length === 0 ? calm + 1 : 0;
      if (calm > 0) continue;
      if (Date.now() > until) throw new Error(`not settled within ${PATIENCE_MS / 1000} s: ${busy.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };

  /**
   * Who still has something to do, or cannot say for the moment. Asking costs (on Kafka some thirty requests a service),
   * so the others are asked when the one that was busy is not any more.
   */
  private async busy(): Promise<string[]> {
    const engine = await this.given?.busyWith();
    if (engine) return [engine];
    const last = this.lastBusy ? await this.busyWith(this.lastBusy) : undefined;
    if (last) return [last];
    const others = this.steered.filter((instance) => instance !== this.lastBusy);
    return (await Promise.all(others.map((instance) => this.busyWith(instance)))).filter((one) => one !== undefined);
  }

  private async busyWith(instance: Instance): Promise<string | undefined> {
    const answer = await instance.ask({ quiet: true }).catch((error: Error) => error.message);
    if (typeof answer === 'object' && answer.quiet === true) return undefined;
    this.lastBusy = instance;
    return typeof answer === 'string' ? answer : `${instance.program}\n${instance.output.slice(-1_500)}`;
  }

  async close(): Promise<void> {
    await this.edge.stop();
    await Promise.all([...this.services.values()].flat().map((instance) => instance.stop()));
    await this.engine?.stop();
  }
}
