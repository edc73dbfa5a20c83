// The service as the host runs it; jobs are given by hand instead of by an engine.
import { Readable } from 'node:stream';
import { type Attachment } from '@duban/contracts';
import { runJob, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Envelope } from '@duban/messaging';
import { byHand, REGION, testHost } from '@duban/testing/host';
import { definition } from './app.module';

export { REGION } from '@duban/testing/host';
export type Answer = { status: number; body: Record<string, unknown> };

export const runAssignment = async () => {
  const host = await testHost();
  const service = byHand(definition);
  const running = await startServices([service.definition], host.options);
  let jobs = 0;
  const call = async (method: string, url: string, actor: Actor | null, command?: unknown): Promise<Answer> => {
    const response = await fetch(`${running.url}${url}`, {
      method,
      headers: { ...(actor && (await host.bearer(actor))), ...(command ? { 'content-type': 'application/json' } : {}) },
      ...(command ? { body: JSON.stringify(command) } : {}),
    });
    const text = await response.text();
    // A document is answered by its status alone.
    const spoken = text && response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: (spoken ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  return {
    env: service.env(),
    setNow: host.setNow,
    get: (url: string, actor: Actor): Promise<Answer> => call('GET', url, actor),
    post: (url: string, actor: Actor, command: unknown): Promise<Answer> => call('POST', url, actor, command),
    /** by somebody who is not signed in */
    visit: (url: string, command: unknown): Promise<Answer> => call('POST', url, null, command),
    upload: async (url: string, actor: Actor, name: string, bytes: Buffer): Promise<Answer> => {
      const body = new FormData();
      body.append('file', new Blob([Uint8Array.from(bytes)]), name);
      const headers = await host.bearer(actor);
      const response = await fetch(`${running.url}${url}`, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    /** bytes as 附件 keeps them, without the service that takes them in */
    kept: async (name: string, content: string): Promise<Attachment> => ({
      ...(await service
        .env()
        .attachments.put(Readable.from([content]), { maxBytes: 1000, by: 'intake', region: REGION })),
      name,
      mime: 'text/plain',
    }),
    publish: (fact: Envelope) => host.transport.publish([fact]),
    job: (name: string, variables: Record<string, unknown>) => {
      const binding = definition.commands.find((command) => command.name === name);
      if (!binding) throw new Error(`no command ${name}`);
      jobs += 1;
      return runJob(binding, service.env(), { key: String(jobs), variables: { region: REGION, ...variables } });
    },
    close: async (): Promise<void> => {
      await running.close();
      await host.close();
    },
  };
};
