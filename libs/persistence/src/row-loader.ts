import { type Database } from './database';
import { type Scope, scopeKey } from './scope';
import { type Loaded, selectRow } from './store';

/** The first answer to a command id, as far as its idempotency row tells. */
export type Prior = Readonly<{ id: string; request_hash: string; version: number; facts: number }>;
/** What there is of a row and of a command; `row` is missing when the scope does not see it. */
export type Found = Readonly<{ row: Loaded<unknown> | undefined; prior: Prior | undefined }>;

type Wanted = Readonly<{
  id: string;
  commandId: string;
  found: (found: Found) => void;
  failed: (error: unknown) => void;
}>;
type Queue = { wanted: Wanted[]; loading: boolean };

const BATCH = 200;

export const priorStatement = (schema: string): string =>
  `select id, request_hash, version, facts from ${schema}.command where id = any($1)`;

/** Reads rows for commands: what is asked for while a read is in flight shares the next one. */
export class RowLoader {
  private readonly queues = new Map<string, Queue>();

  constructor(
    private readonly db: Database,
    private readonly schema: string,
  ) {}

  load(table: string, scope: Scope, id: string, commandId: string): Promise<Found> {
    const key = `${table}/${scopeKey(scope)}`;
    const queue = this.queues.get(key) ?? { wanted: [], loading: false };
    this.queues.set(key, queue);
    return new Promise((found, failed) => {
      queue.wanted.push({ id, commandId, found, failed });
      if (!queue.loading) void this.drain(key, queue, table, scope);
    });
  }

  private async drain(key: string, queue: Queue, table: string, scope: Scope): Promise<void> {
    queue.loading = true;
    while (queue.wanted.length > 0) {
      const batch = queue.wanted.splice(0, BATCH);
      try {
        const [rows, priors] = await this.db.together(scope, [
          [selectRow(table), [batch.map(({ id }) => id)]],
          [priorStatement(this.schema), [batch.map(({ commandId }) => commandId)]],
        ]);
        const byId = new Map(rows?.map((row) => [row['id'], row as unknown as Loaded<unknown>]));
        const byCommand = new Map(priors?.map((prior) => [prior['id'], prior as unknown as Prior]));
        for (const { id, commandId, found } of batch)
          found({ row: byId.get(id.toLowerCase()), prior: byCommand.get(commandId) });
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    queue.loading = false;
    this.queues.delete(key);
  }
}
