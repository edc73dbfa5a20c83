import { createHash } from 'node:crypto';
import { type Actor } from '@duban/kernel';
import { type Job, type JobHandler } from '@duban/workflow';
import { z } from 'zod';
import { type CommandBinding } from './command-binding';
import { type ServiceEnv } from './service';

/** The engine acts for the region that the process instance belongs to. */
const OfRegion = z.object({ region: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '流程变量 region 应为行政区划代码') });

/** A row whose id no variable names gets one that follows from the job, so that a repeated job names the same row. */
const idOfJob = (commandId: string): string => {
  const hex = createHash('sha256').update(commandId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * Does the command of a job as the process engine (系统) and gives the merged data of its facts as job variables. The
 * job's key is the command id: a job that comes again gets its first answer.
 * @throws ZodError when the process variables do not make the command, Refusal, Conflict, NotFound
 */
export const runJob = async (
  binding: CommandBinding,
  env: ServiceEnv,
  { key, variables }: Pick<Job, 'key' | 'variables'>,
): Promise<Record<string, unknown>> => {
  const commandId = `job:${key}`;
  const { region } = OfRegion.parse(variables);
  const actor: Actor = { id: 'system', name: '系统', roles: [], units: [], region, system: true };
  const named = variables[binding.row.subject];
  const { facts } = await binding.call(env, {
    id: typeof named === 'string' ? named : idOfJob(commandId),
    commandId,
    body: variables,
    actor,
    scope: { scope: 'region', region },
  });
  return Object.assign({}, ...facts.map((fact) => fact.data)) as Record<string, unknown>;
};

/** Job handlers of the commands that the process gives, by job type (the command's name). */
export const jobHandlers = (bindings: readonly CommandBinding[], env: ServiceEnv): Record<string, JobHandler> =>
  Object.fromEntries(
    bindings
      .filter(({ row }) => row.by === 'process')
      .map((binding) => [binding.name, (job: Job) => runJob(binding, env, job)]),
  );
