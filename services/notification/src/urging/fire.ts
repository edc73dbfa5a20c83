import { localDay } from '@duban/calendar';
import { type ServiceEnv } from '@duban/host';

const SET = 5_000;
const all = { scope: 'all' } as const;

/**
 * A set of what is due is marked and written into the 催办台账 in one statement: both or neither. Several processes may do
 * it at once; each row is taken by one.
 */
const fireSet = `with due as materialized (
    select ctid from notification.deadline where state = 'OPEN' and due_at <= $1 order by due_at limit ${SET}
    for update skip locked),
  fired as (
    update notification.deadline d set state = 'FIRED', fired_at = $1 where d.ctid = any(array(select ctid from due))
    returning d.assignment, d.rung, d.kind, d.region, d.unit, d.matter_id, d.due_at),
  recorded as (
    insert into notification.reminder (assignment, rung, kind, region, units, matter_id, due_at, at, day, speak_at)
    select assignment, rung, kind, region, array[unit], matter_id, due_at, $1, $2, $1 from fired returning 1)
  select count(*)::int as n from recorded`;

/** Fires everything that is due; gives how many deadlines that were. */
export const fireDue = async (env: Pick<ServiceEnv, 'db' | 'clock'>): Promise<number> => {
  const now = env.clock.now();
  for (let total = 0; ;) {
    const [row] = await env.db.query<{ n: number }>(all, fireSet, [now, localDay(now)]);
    const n = row?.n ?? 0;
    total += n;
    if (n < SET) return total;
  }
};
