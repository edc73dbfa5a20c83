// Directory, intake and assignment as the host runs them, on one database; the engine's jobs are given by hand.
import { definition as assignment } from '@duban/assignment-service';
import { definition as directory } from '@duban/directory-service';
import { runJob, type Running, type ServiceDefinition, type ServiceEnv, startServices } from '@duban/host';
import { definition as intake } from '@duban/intake-service';
import { type Actor } from '@duban/kernel';
import { REGION, testHost } from '@duban/testing/host';

export { REGION } from '@duban/testing/host';
export const ADMIN_PASSWORD = 'First-Password-7';
export type Answer = { status: number; body: Record<string, unknown>; cookie: string };
type Process = Readonly<{ running: Running; envs: Map<string, ServiceEnv> }>;

export const runOffice = async () => {
  const host = await testHost();
  /** another process of the same services */
  const another = async (): Promise<Process> => {
    const envs = new Map<string, ServiceEnv>();
    const opened = (definition: ServiceDefinition): ServiceDefinition => ({
      ...definition,
      commands: definition.commands.filter(({ row }) => row.by === 'person'),
      start: (env) => {
        envs.set(env.name, env);
        return definition.start?.(env) ?? Promise.resolve();
      },
    });
    const office = directory({ region: REGION, adminPassword: ADMIN_PASSWORD, say: () => undefined });
    return { running: await startServices([office, intake, assignment].map(opened), host.options), envs };
  };
  let first = await another();
  let jobs = 0;
  const env = (service: string): ServiceEnv => first.envs.get(service) as ServiceEnv;
  const call = async (method: string, url: string, headers: object, command?: unknown): Promise<Answer> => {
    const response = await fetch(`${first.running.url}${url}`, {
      method,
      headers: { ...headers, ...(command ? { 'content-type': 'application/json' } : {}) },
      ...(command ? { body: JSON.stringify(command) } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
      cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    };
  };
  return {
    env,
    another,
    setNow: host.setNow,
    get: async (url: string, actor: Actor): Promise<Answer> => call('GET', url, await host.bearer(actor)),
    post: async (url: string, actor: Actor, command: unknown): Promise<Answer> =>
      call('POST', url, await host.bearer(actor), command),
    /** as a browser does it */
    browse: (method: string, url: string, cookie: string, command?: unknown): Promise<Answer> =>
      call(method, url, { cookie, 'x-requested-with': 'duban' }, command),
    /** a job of the assignment service */
    job: (name: string, variables: Record<string, unknown>) => {
      const binding = assignment.commands.find((command) => command.name === name);
      if (!binding) throw new Error(`no command ${name}`);
      jobs += 1;
      return runJob(binding, env('assignment'), { key: String(jobs), variables: { region: REGION, ...variables } });
    },
    restart: async (): Promise<void> => {
      await first.running.close();
      first = await another();
    },
    close: async (): Promise<void> => {
      await first.running.close();
      await host.close();
    },
  };
};
