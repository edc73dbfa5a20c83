import { type Database } from '@duban/persistence';
import { type ElementInstance, type UserTask } from './core/document';
import { type IncidentRow, type Step } from './core/effects';

const all = { scope: 'all' } as const;
export type ProcessRow = {
  key: string;
  definition: string;
  caller: string | null;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  startedAt: number;
  endedAt: number | null;
};
export type ElementRow = {
  key: string;
  element: string;
  type: string;
  process: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  enteredAt: number;
  leftAt: number | null;
};
export type UserTaskView = { key: string; element: string; process: string; processId: string; task: UserTask };

/** What one can ask the engine: for the console, for the REST part of the gateway, and for tests. */
export class EngineReads {
  constructor(private readonly db: Database) {}

  async xml(key: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ xml: string }>(all, 'select xml from engine.definition where key = $1', [key]);
    return row?.xml;
  }

  /** The root instance a process instance belongs to. */
  async rootOf(process: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ root: string }>(all, 'select root from engine.process where key = $1', [
      process,
    ]);
    return row && String(row.root);
  }

  /** The processes of one root instance: itself and what it called. */
  processes(root: string): Promise<ProcessRow[]> {
    return this.db.query<ProcessRow>(
      all,
      `select key::text, definition::text, caller::text, state, started_at::float8 as "startedAt", ended_at::float8 as "endedAt"
       from engine.process where root = $1 order by key`,
      [root],
    );
  }

  /** Every running process with the one that called it. */
  running(): Promise<(ProcessRow & { parent: string | null })[]> {
    return this.db.query(
      all,
      `select p.key::text, p.definition::text, p.caller::text, p.state, p.started_at::float8 as "startedAt",
         p.ended_at::float8 as "endedAt", c.process as parent
       from engine.process p left join lateral (
         select i ->> 'process' as process from engine.document d, jsonb_array_elements(d.content -> 'instances') i
         where p.caller is not null and d.root = p.root and (i ->> 'key')::bigint = p.caller) c on true
       where p.state = 'ACTIVE' order by p.key`,
    );
  }

  /** Element instances and taken flows of one root instance, folded from its history. */
  async history(root: string): Promise<{ elements: ElementRow[]; flows: { flow: string; process: string }[] }> {
    const rows = await this.db.query<{ at: number; steps: Step[] }>(
      all,
      'select at::float8 as at, steps from engine.history where root = $1 order by id',
      [root],
    );
    const elements = new Map<number, ElementRow>();
    const flows: { flow: string; process: string }[] = [];
    for (const { at, steps } of rows)
      for (const { element, type, intent, key, process } of steps) {
        if (type === 'SEQUENCE_FLOW') flows.push({ flow: element, process: String(process) });
        else if (intent === 'ELEMENT_ACTIVATING')
          elements.set(key, {
            key: String(key),
            element,
            type,
            process: String(process),
            state: 'ACTIVE',
            enteredAt: at,
            leftAt: null,
          });
        else if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') {
          const row = elements.get(key);
          if (row)
            Object.assign(row, { leftAt: at, state: intent === 'ELEMENT_COMPLETED' ? 'COMPLETED' : 'TERMINATED' });
        }
      }
    return { elements: [...elements.values()], flows };
  }

  incidents(): Promise<(IncidentRow & { createdAt: number })[]> {
    return this.db.query<IncidentRow & { createdAt: number }>(
      all,
      `select key::text as key, root::text as root, instance::text as instance, process::text as process, element, type, message,
         phase, job::text as job, created_at::float8 as "createdAt" from engine.incident order by engine.incident.key`,
    ) as never;
  }

  userTasks(filter: { key?: string; element?: string; process?: string } = {}): Promise<UserTaskView[]> {
    return this.db.query<UserTaskView>(
      all,
      `select key::text, element, process::text, process_id as "processId", task from engine.user_task
       where ($1::bigint is null or key = $1) and ($2::text is null or element = $2) and ($3::bigint is null or process = $3)
       order by engine.user_task.key`,
      [filter.key ?? null, filter.element ?? null, filter.process ?? null],
    );
  }

  /** Keys of open element instances with an element id, oldest first. */
  async openElements(element: string): Promise<{ key: string; process: string }[]> {
    const rows = await this.db.query<{ instance: ElementInstance }>(
      all,
      `select i as instance from engine.document, jsonb_array_elements(content -> 'instances') i
       where i ->> 'element' = $1 order by (i ->> 'key')::bigint`,
      [element],
    );
    return rows.map(({ instance }) => ({ key: String(instance.key), process: String(instance.process) }));
  }

  /** Jobs that a worker has, may take, or will be able to take again by itself; not those that wait for an operator. */
  async openJobs(): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(
      all,
      "select count(*)::int as n from engine.job where state in ('ACTIVATABLE', 'ACTIVATED', 'BACKOFF')",
    );
    return row?.n ?? 0;
  }

  async isHeld(request: string): Promise<boolean> {
    const rows = await this.db.query(
      all,
      `select 1 from engine.user_task where task -> 'change' ->> 'request' = $1 limit 1`,
      [request],
    );
    return rows.length > 0;
  }
}
