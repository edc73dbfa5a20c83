import { isDueThisWeek, isOverdue } from './filters';
import { lightSql } from './light';
import { isRunning, isSettled } from './settled';

const closed = `status in ('CLOSED', 'ARCHIVED')`;

/**
 * Matters that the scope sees by status and light; `$1` is now, `$2` the region. What runs is counted as it is, what has
 * settled by its counters, restricted matters that have settled one by one (I-20): history costs nothing.
 */
export const overviewSql = `select status, ${lightSql('$1::timestamptz')} as light, sum(n)::int as count,
    coalesce(sum(n) filter (where running and ${isOverdue}), 0)::int as overdue,
    coalesce(sum(n) filter (where running and ${isDueThisWeek}), 0)::int as week,
    coalesce(sum(n) filter (where ${closed} and on_time), 0)::int as "onTime",
    coalesce(sum(n) filter (where ${closed} and on_time is not null), 0)::int as judged
  from (
    select status, on_time, yellow_from, red_after, due_at, true as running, 1 as n
      from reporting.ledger where region = $2 and ${isRunning}
    union all select status, on_time, null, null, null, false, 1 from reporting.ledger where region = $2 and ${isSettled}
      and matter_id = any(array(select matter_id from reporting.restricted_matter where region = $2))
    union all select status, on_time, null, null, null, false, matters
      from reporting.settled where region = $2 and matters <> 0) counted
  group by 1, 2`;
