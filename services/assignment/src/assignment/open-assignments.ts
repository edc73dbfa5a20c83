import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type OpenAssignment } from './assignment';

export type OpenRow = Readonly<{ id: string; state: OpenAssignment }>;
const PAGE = 500;
const open = `status not in ('ACCEPTED', 'CLEARED', 'CANCELLED', 'WITHDRAWN_REASSIGNED')`;

/** What the region has open and is due from then on, page by page. @param read sees the whole region */
export async function* openAssignments(read: Tx['query'], region: string, from: string): AsyncGenerator<OpenRow[]> {
  let [dueAt, id] = [from, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await read<OpenRow>(
      `select id, state from assignment.assignment where region = $1 and ${open} and (due_at, id) > ($2, $3)
       order by due_at, id limit ${PAGE}`,
      [region, dueAt, id],
    );
    const last = rows.at(-1);
    if (!last) return;
    [dueAt, id] = [last.state.dueAt, last.id];
    yield rows;
  }
}

/** What is open and was counted provisionally (暂算), of all regions. */
export const provisionalAssignments = (env: ServiceEnv): Promise<OpenRow[]> =>
  env.db.query<OpenRow>(
    { scope: 'all' },
    `select id, state from assignment.assignment where provisional and ${open} order by region, due_at`,
  );
