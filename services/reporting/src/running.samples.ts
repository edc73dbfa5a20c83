// The service as the host runs it; facts come from hands instead of from the other services.
import { randomUUID } from 'node:crypto';
import { startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { byHand, REGION, testHost } from '@duban/testing/host';
import { definition } from './app.module';

export { REGION } from '@duban/testing/host';

export const person = (name: string, roles: string[], units: string[] = ['office'], region = REGION): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region,
});

export const runReporting = async () => {
  const host = await testHost();
  const service = byHand(definition);
  const running = await startServices([service.definition], host.options);
  const fetched = async (method: string, url: string, actor: Actor, body?: FormData): Promise<Response> =>
    fetch(`${running.url}${url}`, {
      method,
      headers: await host.bearer(actor),
      ...(body ? { body } : {}),
    });
  return {
    env: service.env(),
    databaseUrl: host.options.databaseUrl,
    setNow: host.setNow,
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
    post: async <T>(url: string, actor: Actor): Promise<{ status: number; body: T | undefined }> => {
      const response = await fetched('POST', url, actor);
      const text = await response.text();
      return { status: response.status, body: text ? (JSON.parse(text) as T) : undefined };
    },
    fact: host.fact,
    settled: () => eventually('facts are folded', () => running.quiet(), { timeoutMs: 60_000 }),
    close: async (): Promise<void> => {
      await running.close();
      await host.close();
    },
  };
};
