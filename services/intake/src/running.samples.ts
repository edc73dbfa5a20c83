// The service as the host runs it, on a database and folder of its own; jobs are given by hand instead of by an engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import { createLogger, runJob, type ServiceEnv, startServices, tokenSessions } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { postgresTransport } from '@duban/messaging';
import { NOW, testDatabase } from '@duban/testing';
import { definition } from './app.module';

export const REGION = '990121';
export type Answer = { status: number; body: Record<string, unknown> };

export const runIntake = async () => {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-intake-'));
  const transport = await postgresTransport(database.url);
  const sessions = tokenSessions('intake'.repeat(8));
  let env: ServiceEnv | undefined;
  const running = await startServices(
    [
      {
        ...definition,
        commands: definition.commands.filter(({ row }) => row.by === 'person'),
        start: async (given) => {
          env = given;
        },
      },
    ],
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: database.url,
      transport,
      workflow: { grpcAddress: '127.0.0.1:1', restAddress: 'http://127.0.0.1:1' },
      attachments: diskStore(folder),
      sessions,
      clock: { now: () => NOW },
      calendar: () => stateCouncilCalendar,
      policyFor: () => countyPolicy,
      log: createLogger('silent'),
    },
  );
  const service = env as unknown as ServiceEnv;
  let jobs = 0;
  const fetched = async (
    method: string,
    url: string,
    actor: Actor,
    body?: string | FormData,
    headers = {},
  ): Promise<Response> =>
    fetch(`${running.url}${url}`, {
      method,
      headers: { authorization: `Bearer ${await sessions.issue(actor)}`, ...headers },
      ...(body ? { body } : {}),
    });
  const answered = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  });
  return {
    env: service,
    get: async (url: string, actor: Actor): Promise<Answer> => answered(await fetched('GET', url, actor)),
    post: async (url: string, actor: Actor, command: unknown): Promise<Answer> =>
      answered(await fetched('POST', url, actor, JSON.stringify(command), { 'content-type': 'application/json' })),
    upload: async (actor: Actor, name: string, content: string | Buffer): Promise<Answer> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
      return answered(await fetched('POST', '/api/attachments', actor, form));
    },
    download: (actor: Actor, digest: string): Promise<Response> => fetched('GET', `/api/attachments/${digest}`, actor),
    job: (name: string, variables: Record<string, unknown>) => {
      const binding = definition.commands.find((command) => command.name === name);
      if (!binding) throw new Error(`no command ${name}`);
      jobs += 1;
      return runJob(binding, service, { key: String(jobs), variables: { region: REGION, ...variables } });
    },
    close: async (): Promise<void> => {
      await running.close();
      await transport.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
};
