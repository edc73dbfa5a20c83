// The workflow service on a real engine, its own database and transport, for the specs beside.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diagrams } from '@duban/bpmn';
import { countyPolicy, type TodoView } from '@duban/contracts';
import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { createLogger, type HostOptions, type Running, sealing, startServices, tokenSessions } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Envelope, postgresTransport, type Transport } from '@duban/messaging';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { definition, type ProcessHistory } from './index';

export const REGION = '990121';
const at = '2026-03-02T01:00:00.000Z';
const sessions = tokenSessions('workflow'.repeat(5));
export const tokenOf = (roles: readonly string[], more: Partial<Actor> = {}): Promise<string> =>
  sessions.issue({ id: randomUUID(), name: '某人', roles, units: [], region: REGION, ...more });

const historyOf = ({ reads }: Engine): ProcessHistory => ({
  of: async (process) => {
    const root = await reads.rootOf(process);
    return root === undefined ? undefined : { processes: await reads.processes(root), ...(await reads.history(root)) };
  },
  incidents: async () =>
    (await reads.incidents()).map((one) => ({
      ...one,
      key: String(one.key),
      process: String(one.process),
      job: one.job ? String(one.job) : null,
    })),
});

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

export class WorkflowDesk {
  private constructor(
    private readonly database: TestDatabase,
    readonly transport: Transport,
    readonly engine: Engine,
    private readonly gateway: Gateway,
    private readonly folder: string,
    public running: Running,
  ) {}

  /** @param more diagrams beside the platform's own, by file name */
  static async open(more: Readonly<Record<string, string>> = {}): Promise<WorkflowDesk> {
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-diagrams-'));
    for (const { file, xml } of diagrams()) writeFileSync(path.join(folder, file), xml);
    for (const [file, xml] of Object.entries(more)) writeFileSync(path.join(folder, file), xml);
    const database = await testDatabase();
    const transport = await postgresTransport(database.url);
    const engine = await Engine.open({ url: database.url });
    const gateway = await serveGateway(engine);
    const running = await start(engine, folder, { databaseUrl: database.url, transport, workflow: gateway });
    return new WorkflowDesk(database, transport, engine, gateway, folder, running);
  }

  async close(): Promise<void> {
    await this.running.close();
    await this.gateway.close();
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
    this.running = await start(this.engine, this.folder, {
      databaseUrl,
      transport: this.transport,
      workflow: this.gateway,
    });
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
  stepOf(token: string, matterId: string, step: string): Promise<TodoView> {
    return eventually(`the to-do ${step}`, async () =>
      (await this.todosOf(token, matterId)).find((one) => one.step === step),
    );
  }
}

type Adapters = Pick<HostOptions, 'databaseUrl' | 'transport' | 'workflow'>;
const start = (engine: Engine, folder: string, adapters: Adapters): Promise<Running> =>
  startServices([definition({ history: historyOf(engine), processes: folder })], {
    ...adapters,
    host: '127.0.0.1',
    port: 0,
    attachments: {} as HostOptions['attachments'],
    sessions,
    sealing: sealing('probe'.repeat(8)),
    clock: { now: () => new Date().toISOString() },
    calendar: () => {
      throw new Error('not asked here');
    },
    policyFor: () => countyPolicy,
    log: createLogger('silent'),
  });
