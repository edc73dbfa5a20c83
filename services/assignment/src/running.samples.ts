// The service as the host runs it, on a database and folder of its own; jobs are given by hand instead of by an engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { stateCouncilCalendar } from '@duban/calendar';
import { type Attachment, countyPolicy } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import { createLogger, runJob, type ServiceEnv, startServices, tokenSessions } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Envelope, postgresTransport } from '@duban/messaging';
import { NOW, testDatabase } from '@duban/testing';
import { definition } from './app.module';

export const REGION = '990121';
export type Answer = { status: number; body: Record<string, unknown> };

export const runAssignment = async () => {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-assignment-'));
  const transport = await postgresTransport(database.url);
  const sessions = tokenSessions('assignment'.repeat(4));
  let now = NOW;
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
      clock: { now: () => now },
      calendar: () => stateCouncilCalendar,
      policyFor: () => countyPolicy,
      log: createLogger('silent'),
    },
  );
  const service = env as unknown as ServiceEnv;
  let jobs = 0;
  const call = async (method: string, url: string, actor: Actor, command?: unknown): Promise<Answer> => {
    const authorization = `Bearer ${await sessions.issue(actor)}`;
    const response = await fetch(`${running.url}${url}`, {
      method,
      headers: { authorization, ...(command ? { 'content-type': 'application/json' } : {}) },
      ...(command ? { body: JSON.stringify(command) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    env: service,
    setNow: (instant: string): void => void (now = instant),
    get: (url: string, actor: Actor): Promise<Answer> => call('GET', url, actor),
    post: (url: string, actor: Actor, command: unknown): Promise<Answer> => call('POST', url, actor, command),
    upload: async (url: string, actor: Actor, name: string, bytes: Buffer): Promise<Answer> => {
      const form = new FormData();
      form.append('file', new Blob([Uint8Array.from(bytes)]), name);
      const authorization = `Bearer ${await sessions.issue(actor)}`;
      const response = await fetch(`${running.url}${url}`, { method: 'POST', headers: { authorization }, body: form });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    /** bytes as 附件 keeps them, without the service that takes them in */
    kept: async (name: string, content: string): Promise<Attachment> => ({
      ...(await service.attachments.put(Readable.from([content]), { maxBytes: 1000 })),
      name,
      mime: 'text/plain',
    }),
    publish: (fact: Envelope) => transport.publish([fact]),
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
