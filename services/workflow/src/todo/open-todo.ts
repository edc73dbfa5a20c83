import { commands, type CommandName, type CommandRow, ownIdOf } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';

export type OpenTodo = Readonly<{ key: string; element: string }>;

/** Whose step a fact does: the person it names (回避声明 on paper), or who acted. */
const personOf = ({ person, by }: Record<string, unknown>): string | null =>
  ((person ?? by) as { id?: string } | undefined)?.id ?? null;

/**
 * The open to-do of a command: by what has its own process, or the assignment (also of its 协调), else by the matter and,
 * where the fact names it, the part of it. Of several (one a member of a 督查组) that of the person.
 */
export const findTodo = async (
  tx: Tx,
  command: CommandName,
  matterId: string,
  subject: string,
  data: Record<string, unknown>,
): Promise<OpenTodo | undefined> => {
  const own = ownIdOf(command);
  const row: CommandRow = commands[command];
  const ofAssignment = !own && row.subject !== 'matterId';
  const [todo] = await tx.query<OpenTodo>(
    `select key, element from workflow.todo where done_at is null and command = $1 and matter_id = $2
       and ($3::uuid is null or assignment_id = $3) and ($4::uuid is null or subject_id = $4)
     order by coalesce($5 = any(persons), false) desc, created_at limit 1`,
    [
      ...[command, matterId, ofAssignment ? subject : null],
      ...[own ? subject : row.part ? data[row.part] : null, personOf(data)],
    ],
  );
  return todo;
};

/** Does the step in the engine, and its row. A step that the engine has already ended is no error. */
export const completeTodo = async (
  env: ServiceEnv,
  tx: Tx,
  { key }: OpenTodo,
  { at, data }: Readonly<{ at: string; data: Record<string, unknown> }>,
): Promise<void> => {
  await env.workflow.completeUserTask(key, data);
  await tx.query('update workflow.todo set done_at = $2, done_by = $3 where key = $1', [
    key,
    at,
    (data['by'] as { name?: string } | undefined)?.name ?? null,
  ]);
};
