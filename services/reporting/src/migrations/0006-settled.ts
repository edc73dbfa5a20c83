import { type Migration, regionTable } from '@duban/persistence';
import { isRunning, isSettled } from '../ledger/settled';

const settledOf = (row: 'old' | 'new'): string => `${row}.${isSettled}`;
const key = 'region, units_key, status, on_time';
/** Counted by the units that read the rows, whatever their order: the counter has the policy that the rows have. */
const grouped = `select x.region, sorted.units, sha256(convert_to(array_to_string(sorted.units, ','), 'UTF8')), x.status,
    x.on_time, sum(x.n)`;
const sorted = 'lateral (select array(select distinct unnest(x.units) order by 1) as units) sorted';
const restricted = (row: string): string =>
  `exists (select from reporting.restricted_matter r where r.matter_id = ${row}.matter_id)`;

/**
 * 统计数 (S-42): closed matters are counted when they close and not when somebody looks, so that looking costs the same
 * after twenty years. What runs is counted as it is then, by a partial index. Of restricted matters nothing is counted
 * here (I-20): who may see them counts them.
 */
export const settled: Migration = {
  id: '0006-settled',
  up: [
    "select set_config('app.scope', 'all', true)",
    `create table reporting.settled (region text not null, units text[] not null, units_key bytea not null,
      status text not null, on_time boolean, matters bigint not null, unique nulls not distinct (${key}))`,
    ...regionTable('reporting.settled'),
    `create function reporting.count_settled() returns trigger language plpgsql as $$
    begin
      if ${restricted('new')} then return null; end if;
      insert into reporting.settled as s (region, units, units_key, status, on_time, matters)
      ${grouped}
      from (values (old.region, old.units, old.status, old.on_time, -1), (new.region, new.units, new.status, new.on_time, 1))
        as x(region, units, status, on_time, n), ${sorted}
      where ${isSettled.replace('status', 'x.status')} group by 1, 2, 3, 4, 5 having sum(x.n) <> 0 order by 3, 4, 5
      on conflict (${key}) do update set matters = s.matters + excluded.matters;
      return null;
    end $$`,
    `create trigger settled after update of status, units, on_time on reporting.ledger for each row
      when ((${settledOf('old')} or ${settledOf('new')})
        and (old.status, old.units, old.on_time) is distinct from (new.status, new.units, new.on_time))
      execute function reporting.count_settled()`,
    // From the rows themselves; also what rows that came by another way than the facts are counted by.
    `create function reporting.recount_settled() returns void language plpgsql as $$
    begin
      delete from reporting.settled;
      if not exists (select from reporting.ledger) then return; end if;
      insert into reporting.settled (region, units, units_key, status, on_time, matters)
      ${grouped}
      from (select region, units, status, on_time, count(*) as n from reporting.ledger l
        where ${isSettled} and not ${restricted('l')} group by 1, 2, 3, 4) x, ${sorted}
      group by 1, 2, 3, 4, 5;
    end $$`,
    'select reporting.recount_settled()',
    `create index ledger_running on reporting.ledger (region, due_at, matter_id) where ${isRunning}`,
    'drop index reporting.ledger_open, reporting.ledger_due',
    'create index task_accepted on reporting.task (region, accepted_at) where accepted_at is not null',
  ],
};
