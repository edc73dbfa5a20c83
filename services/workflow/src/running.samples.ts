// The workflow service on a real engine, its own database and transport, for the specs beside.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diagrams } from '@duban/bpmn';
import { countyPolicy, type TodoView } from '@duban/contracts';
import { Engine, serveGateway } from '@duban/engine';
import {
  createLogger,
  type HostOptions,
  MovableClock,
  type Running,
  sealing,
  startServices,
  sessionTokens,
} from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Envelope, postgresTransport, type Transport } from '@duban/messaging';
import { eventually, type Line, line, testDatabase, type TestDatabase } from '@duban/testing';
import { WorkflowClient, type WorkflowConfig } from '@duban/workflow';
import { definition } from './index';

export const REGION = '990121';
const at = '2026-03-02T01:00:00.000Z';
const tokens = sessionTokens('workflow'.repeat(5));
export const tokenOf = (roles: readonly string[], more: Partial<Actor> = {}): Promise<string> =>
  tokens.issue({ id: randomUUID(), name: '某人', roles, units: [], region: REGION, ...more });

/** An engine behind the service: what differs from one to the other. */
export type DeskEngine = Readonly<{
  config: WorkflowConfig;
  /** can be asked for its incidents */
  searchable: boolean;
  close(): Promise<void>;
}>;

export const embedded = async (): Promise<DeskEngine> => {
  const database = await testDatabase();
  const engine = await Engine.open({ url: database.url });
  const gateway = await serveGateway(engine);
  return {
    config: gateway,
    searchable: true,
    close: async () => {
      await gateway.close();
      await engine.close();
      await database.drop();
    },
  };
};

let sequence = 0;
/** What another service says has happened. */
const factOf = (type: string, matterId: string, data: object, subject = matterId): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/duban/other',
  type,
  subject,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  tenant: REGION,
  sequence: ++sequence,
  partitionkey: matterId,
  actor: { id: 'x', name: '某人' },
  data: { by: { id: 'x', name: '某人' }, at, ...data },
});
export const registration = (matterId: string): Envelope =>
  factOf('matter.registered.v1', matterId, {
    title: '城区内涝点整治',
    registerNo: '登〔2026〕1',
    urgency: 'NORMAL',
    region: REGION,
    instruction: { text: '请抓紧整治', leader: { id: 'wen', name: '温若川' } },
  });

/** The platform's own diagrams, in a folder of their own. */
const diagramsFolder = (without?: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-diagrams-'));
  for (const { file, xml } of diagrams()) if (file !== without) writeFileSync(path.join(folder, file), xml);
  return folder;
};

export class WorkflowDesk {
  private constructor(
    private readonly database: TestDatabase,
    readonly transport: Transport,
    readonly engine: DeskEngine,
    /** between the service and the engine */
    readonly wire: Line,
    /** beside the service, by a line of its own */
    readonly client: WorkflowClient,
    /** of the service; the engine has its own */
    readonly clock: MovableClock,
    private readonly folder: string,
    public running: Running,
  ) {}

  /**
   * @param more diagrams beside the platform's own, by file name
   * @param without one of them: it is still to be published
   */
  static async open(
    engine: DeskEngine,
    more: Readonly<Record<string, string>> = {},
    without?: string,
  ): Promise<WorkflowDesk> {
    const folder = diagramsFolder(without);
    for (const [file, xml] of Object.entries(more)) writeFileSync(path.join(folder, file), xml);
    const database = await testDatabase();
    const transport = await postgresTransport(database.url);
    const wire = await line(engine.config.grpcAddress);
    const clock = new MovableClock();
    const running = await start(engine, wire, folder, { databaseUrl: database.url, transport, clock });
    const client = WorkflowClient.connect(engine.config);
    return new WorkflowDesk(database, transport, engine, wire, client, clock, folder, running);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  async close(): Promise<void> {
    this.wire.mend();
    await this.running.close();
    await this.client.close();
    await this.wire.close();
    await this.engine.close();
    await this.transport.close();
    await this.database.drop();
    rmSync(this.folder, { recursive: true });
  }

  /** Starts the service again, with one diagram changed. */
  async redraw(file: string, xml: string): Promise<void> {
    await this.running.close();
    writeFileSync(path.join(this.folder, file), xml);
    const { url: databaseUrl } = this.database;
    const { transport, clock } = this;
    this.running = await start(this.engine, this.wire, this.folder, { databaseUrl, transport, clock });
  }

  /** Another instance of the service comes with the platform's own diagrams, publishes them, and goes. */
  async anotherPublishes(): Promise<void> {
    const folder = diagramsFolder();
    const { url: databaseUrl } = this.database;
    const { transport, clock } = this;
    const another = await start(this.engine, this.wire, folder, { databaseUrl, transport, clock });
    await another.close();
    rmSync(folder, { recursive: true });
  }

  happened(...fact: Parameters<typeof factOf>): Promise<void> {
    return this.transport.publish([factOf(...fact)]);
  }
  registered(matterId: string): Promise<void> {
    return this.transport.publish([registration(matterId)]);
  }
  drafted(matterId: string, mandate = 'HEAD_INSTRUCTION'): Promise<void> {
    return this.happened('matter.opinion-drafted.v1', matterId, { effortPath: 'CONCLUDE', mandate: { type: mandate } });
  }

  async call(token: string, route: string, method = 'GET', body?: unknown): Promise<{ status: number; body: never }> {
    const response = await fetch(`${this.running.url}${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json().catch(() => null)) as never };
  }
  async todosOf(token: string, matterId: string): Promise<TodoView[]> {
    const { body } = await this.call(token, '/api/todos');
    return (body as TodoView[]).filter((todo) => todo.matterId === matterId);
  }
  /** Waits until the step is open in the engine too: its listener has answered. */
  async opened(key: string): Promise<void> {
    await eventually('the step is open', async () => {
      const route = `${this.engine.config.restAddress}/v2/user-tasks/${key}/assignment`;
      const headers = { 'content-type': 'application/json' };
      return (await fetch(route, { method: 'POST', headers, body: '{"assignee":"x"}' })).ok;
    });
  }
  stepOf(token: string, matterId: string, step: string): Promise<TodoView> {
    return eventually(`the to-do ${step}`, async () =>
      (await this.todosOf(token, matterId)).find((one) => one.step === step),
    );
  }
}

type Adapters = Pick<HostOptions, 'databaseUrl' | 'transport' | 'clock'>;
const start = ({ config }: DeskEngine, wire: Line, folder: string, adapters: Adapters): Promise<Running> =>
  startServices([definition({ processes: folder })], {
    ...adapters,
    workflow: { ...config, grpcAddress: wire.address },
    host: '127.0.0.1',
    port: 0,
    attachments: {} as HostOptions['attachments'],
    tokens,
    sealing: sealing('probe'.repeat(8)),
    calendar: () => {
      throw new Error('not asked here');
    },
    policyFor: () => countyPolicy,
    instance: { role: 'both', drainMs: 0, proxies: '' },
    log: createLogger('silent'),
  });
