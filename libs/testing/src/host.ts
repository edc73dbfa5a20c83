import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy, type FactData, type FactType } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import {
  createLogger,
  type HostOptions,
  sealing,
  sessionTokens,
  type ServiceDefinition,
  type ServiceEnv,
} from '@duban/host';
import { type Actor, type Instant } from '@duban/kernel';
import { type Envelope, postgresTransport, type Transport } from '@duban/messaging';
import { NOW } from './given';
import { testDatabase } from './postgres';

export const REGION = '990121';

export type TestHost = Readonly<{
  /** for `startServices`; there is no engine at their address */
  options: HostOptions;
  transport: Transport;
  now(): Instant;
  setNow(instant: Instant): void;
  /** the header that says who asks */
  bearer(actor: Actor): Promise<{ authorization: string }>;
  /** publishes a fact: its golden sample with what matters here changed */
  fact<T extends FactType>(
    type: T,
    of: { matter: string; stream?: string; region?: string },
    data?: Partial<FactData<T>>,
    by?: string,
  ): Promise<void>;
  close(): Promise<void>;
}>;

const golden = path.resolve(__dirname, '../../contracts/golden');
const sample = (type: string): object => JSON.parse(readFileSync(path.join(golden, `${type}.json`), 'utf8')) as object;

/** What services need to run in a spec: a database, a folder, a transport and sessions of their own, and a clock held by hand. */
export const testHost = async (): Promise<TestHost> => {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-host-'));
  const transport = await postgresTransport(database.url);
  const tokens = sessionTokens(randomUUID());
  let now: Instant = NOW;
  let sequence = 0;
  const options: HostOptions = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    transport,
    workflow: { grpcAddress: '127.0.0.1:1', restAddress: 'http://127.0.0.1:1' },
    attachments: diskStore(folder),
    tokens,
    sealing: sealing(randomUUID()),
    clock: { now: () => now },
    calendar: () => stateCouncilCalendar,
    policyFor: () => countyPolicy,
    log: createLogger('silent'),
  };
  return {
    options,
    transport,
    now: () => now,
    setNow: (instant) => void (now = instant),
    bearer: async (actor) => ({ authorization: `Bearer ${await tokens.issue(actor)}` }),
    fact: async (type, of, data = {}, by = '系统') => {
      sequence += 1;
      const envelope: Envelope = {
        specversion: '1.0',
        datacontenttype: 'application/json',
        id: randomUUID(),
        source: '/duban/sample',
        type,
        subject: of.stream ?? of.matter,
        partitionkey: of.matter,
        tenant: of.region ?? REGION,
        time: now,
        sequence,
        actor: { id: 'system', name: by },
        data: { ...sample(type), matterId: of.matter, at: now, ...data },
      };
      await transport.publish([envelope]);
    },
    close: async () => {
      await transport.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
};

/** The service with its jobs left to hands, and its own surroundings handed out when it starts. */
export const byHand = (definition: ServiceDefinition): { definition: ServiceDefinition; env: () => ServiceEnv } => {
  let env: ServiceEnv | undefined;
  const commands = definition.commands.filter(({ row }) => row.by === 'person');
  const start = async (given: ServiceEnv): Promise<void> => void (env = given);
  return { definition: { ...definition, commands, start }, env: () => env as ServiceEnv };
};
