// The service as the host runs it; jobs are given by hand instead of by an engine.
import { runJob, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { byHand, REGION, testHost } from '@duban/testing/host';
import { definition } from './app.module';

export { REGION } from '@duban/testing/host';
export type Answer = { status: number; body: Record<string, unknown> };

export const runIntake = async () => {
  const host = await testHost();
  const service = byHand(definition);
  const running = await startServices([service.definition], host.options);
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
      headers: { ...(await host.bearer(actor)), ...headers },
      ...(body ? { body } : {}),
    });
  const answered = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  });
  return {
    env: service.env(),
    get: async (url: string, actor: Actor): Promise<Answer> => answered(await fetched('GET', url, actor)),
    post: async (url: string, actor: Actor, command: unknown): Promise<Answer> =>
      answered(await fetched('POST', url, actor, JSON.stringify(command), { 'content-type': 'application/json' })),
    upload: async (actor: Actor, name: string, content: string | Buffer, url = '/api/attachments'): Promise<Answer> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
      return answered(await fetched('POST', url, actor, form));
    },
    download: (actor: Actor, digest: string): Promise<Response> => fetched('GET', `/api/attachments/${digest}`, actor),
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
