import { localDay } from '@duban/calendar';
import { type ServiceEnv } from '@duban/host';
import { type Instant } from '@duban/kernel';

const SET = 5_000;
/** A statement keeps one processor of the database busy; the connections of the service are for others too. */
const LANES = 2;
type Firing = Pick<ServiceEnv, 'db' | 'clock'>;
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

const fireOne = async (env: Firing, now: Instant): Promise<number> =>
  (await env.db.query<{ n: number }>(all, fireSet, [now, localDay(now)]))[0]?.n ?? 0;

const fireWhileFull = async (env: Firing, now: Instant): Promise<number> => {
  for (let total = 0; ;) {
    const n = await fireOne(env, now);
    total += n;
    if (n < SET) return total;
  }
};

/** Fires everything that is due, sets beside one another when it is more than one; gives how many deadlines that were. */
export const fireDue = async (env: Firing): Promise<number> => {
  const now = env.clock.now();
  const first = await fireOne(env, now);
  if (first < SET) return first;
  const lanes = await Promise.all(Array.from({ length: LANES }, () => fireWhileFull(env, now)));
  return lanes.reduce((sum, n) => sum + n, first);
};
