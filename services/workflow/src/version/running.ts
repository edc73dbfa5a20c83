import { type ServiceEnv } from '@duban/host';
import { WorkflowRejection } from '@duban/workflow';
import { type ProcessHistory, type RunningInstance } from '../instance/process-history';

export type Running = { key: string; definition: string; matterId: string };

/** The running instances of a region; `onlyWaiting` where the engine cannot be searched: those that wait for a person. */
export const runningIn = async (
  { db }: ServiceEnv,
  history: ProcessHistory,
  region: string,
): Promise<{ running: Running[]; onlyWaiting: boolean }> => {
  const scope = { scope: 'region', region } as const;
  try {
    const instances = await history.running();
    const known = await db.query<{ key: string; matterId: string }>(
      scope,
      'select process_instance as key, matter_id as "matterId" from workflow.instance',
    );
    return { running: ofMatters(instances, new Map(known.map((one) => [one.key, one.matterId]))), onlyWaiting: false };
  } catch (error) {
    if (!(error instanceof WorkflowRejection && error.code === 'UNIMPLEMENTED')) throw error;
  }
  const running = await db.query<Running>(
    scope,
    `select distinct process_instance as key, definition_key as definition, matter_id as "matterId"
     from workflow.todo where done_at is null and definition_key is not null`,
  );
  return { running, onlyWaiting: true };
};

/** An instance without a step of a person belongs to the matter of the one that called it; the engine knows no regions. */
const ofMatters = (instances: readonly RunningInstance[], matters: ReadonlyMap<string, string>): Running[] => {
  const byKey = new Map(instances.map((one) => [one.key, one]));
  const matterOf = (one: RunningInstance | undefined): string | undefined =>
    one && (matters.get(one.key) ?? (one.parent === null ? undefined : matterOf(byKey.get(one.parent))));
  return instances.flatMap((one) => {
    const matterId = matterOf(one);
    return matterId === undefined ? [] : [{ key: one.key, definition: one.definition, matterId }];
  });
};
