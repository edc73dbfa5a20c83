// The service as the host runs it, on a database of its own; facts come from hands instead of from the other services.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy, type FactData, type FactType } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import { createLogger, type ServiceEnv, startServices, tokenSessions } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { postgresTransport } from '@duban/messaging';
import { eventually, NOW, testDatabase } from '@duban/testing';
import { definition } from './app.module';

export const REGION = '990121';
const golden = path.resolve(__dirname, '../../../libs/contracts/golden');
const sample = (type: string): object => JSON.parse(readFileSync(path.join(golden, `${type}.json`), 'utf8')) as object;

export const person = (name: string, roles: string[], units: string[] = ['office'], region = REGION): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region,
});

export const runReporting = async () => {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-reporting-'));
  const transport = await postgresTransport(database.url);
  const sessions = tokenSessions('reporting'.repeat(4));
  let now = NOW;
  let env: ServiceEnv | undefined;
  const start = async (given: ServiceEnv): Promise<void> => void (env = given);
  const running = await startServices([{ ...definition, start }], {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    transport,
    workflow: { grpcAddress: '127.0.0.1:1', restAddress: 'http://127.0.0.1:1' },
    attachments: diskStore(folder),
    sessions,
    clock: { now: () => now },
    calendar: () => stateCouncilCalendar,
    policyFor: () => countyPolicy,
    log: createLogger('silent'),
  });
  let sequence = 0;
  const fetched = async (method: string, url: string, actor: Actor, body?: FormData): Promise<Response> =>
    fetch(`${running.url}${url}`, {
      method,
      headers: { authorization: `Bearer ${await sessions.issue(actor)}` },
      ...(body ? { body } : {}),
    });
  return {
    env: env as unknown as ServiceEnv,
    setNow: (instant: string): void => void (now = instant),
    get: async <T>(url: string, actor: Actor): Promise<{ status: number; body: T }> => {
      const response = await fetched('GET', url, actor);
      return { status: response.status, body: (await response.json()) as T };
    },
    bytes: async (url: string, actor: Actor): Promise<Buffer> =>
      Buffer.from(await (await fetched('GET', url, actor)).arrayBuffer()),
    upload: async <T>(
      url: string,
      actor: Actor,
      name: string,
      content: Buffer,
    ): Promise<{ status: number; body: T }> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), name);
      const response = await fetched('POST', url, actor, form);
      return { status: response.status, body: (await response.json()) as T };
    },
    /** A fact of a matter: its golden sample with what matters here changed. Resolves when it was sent. */
    fact: async <T extends FactType>(
      type: T,
      of: { matter: string; stream?: string; region?: string },
      data: Partial<FactData<T>> = {},
    ): Promise<void> => {
      sequence += 1;
      await transport.publish([
        {
          specversion: '1.0',
          id: randomUUID(),
          source: '/duban/sample',
          type,
          subject: of.stream ?? of.matter,
          time: now,
          datacontenttype: 'application/json',
          tenant: of.region ?? REGION,
          sequence,
          partitionkey: of.matter,
          actor: { id: 'system', name: '系统' },
          data: { ...sample(type), matterId: of.matter, at: now, ...data },
        },
      ]);
    },
    settled: () => eventually('facts are folded', () => running.quiet(), { timeoutMs: 20_000 }),
    close: async (): Promise<void> => {
      await running.close();
      await transport.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
};
