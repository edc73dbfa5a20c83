import { type ServiceEnv } from '@duban/host';
import { type Scope } from '@duban/persistence';
import { type InstanceHistory } from './process-history';

type Seen = InstanceHistory['elements'][number] & { definition: string };
const epoch = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/**
 * 流程位置 from what the inbox has seen: the steps of persons with their times, of the matter that a process belongs to.
 * Any engine will do; how it went between those steps is shown by the engine's own tool (Camunda Operate).
 * @param scope of the reader: a unit has seen its own steps
 */
export const seenHistory = async (
  env: ServiceEnv,
  process: string,
  scope: Scope,
): Promise<InstanceHistory | undefined> => {
  const steps = await env.db.query<Seen>(
    scope,
    `select key, element, process_instance as process, definition_key as definition,
       case when done_at is null then 'ACTIVE' when withdrawn then 'TERMINATED' else 'COMPLETED' end as state,
       ${epoch('created_at')} as "enteredAt", ${epoch('done_at')} as "leftAt"
     from workflow.todo where definition_key is not null
       and matter_id = (select matter_id from workflow.instance where process_instance = $1)
     order by workflow.todo.created_at, key`,
    [process],
  );
  if (steps.length === 0) return undefined;
  const processes = new Map<string, InstanceHistory['processes'][number]>();
  for (const { process: key, definition, state } of steps)
    if (processes.get(key)?.state !== 'ACTIVE')
      processes.set(key, { key, definition, caller: null, state: state === 'ACTIVE' ? 'ACTIVE' : 'COMPLETED' });
  return { processes: [...processes.values()], elements: steps, flows: [] };
};
