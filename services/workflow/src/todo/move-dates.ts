import { type Envelope } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/**
 * An open to-do shows the date that holds now: after 延期、协调、恢复 or a recount (I-21) that of the assignment, and after
 * 再次批示 the new urgency. A date that the step has of its own (签收, 退办) stays.
 */
export const moveDates = async ({ type, subject, partitionkey, tenant, data }: Envelope, tx: Tx): Promise<void> => {
  const { dueAt, previousDueAt, acknowledgeDueAt, urgency } = data as Record<string, unknown>;
  const open = 'update workflow.todo set %s where region = $1 and matter_id = $2 and done_at is null';
  const set = (what: string, also: string, ...values: unknown[]): Promise<unknown> =>
    tx.query(`${open.replace('%s', what)}${also}`, [tenant, partitionkey, ...values]);
  if (typeof dueAt === 'string' && typeof previousDueAt === 'string')
    await set('due_at = $5', ' and assignment_id = $3 and due_at = $4', subject, previousDueAt, dueAt);
  if (typeof acknowledgeDueAt === 'string' && type !== 'assignment.issued.v1')
    await set(
      'due_at = $4',
      ` and assignment_id = $3 and command = 'assignment.acknowledge'`,
      subject,
      acknowledgeDueAt,
    );
  if (type === 'matter.instruction-added.v1') await set('urgency = $3', '', urgency);
};
