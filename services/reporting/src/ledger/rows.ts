import { type LedgerRow, type Page } from '@duban/contracts';
import { scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type LedgerQuery, pageKey, questionOf } from './filters';
import { lightSql } from './light';

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const names = (where: string, field: string): string =>
  `coalesce((select string_agg(distinct nullif(a.value ->> '${field}', ''), '、') from jsonb_each(assignments) a where ${where}), '')`;
/** 已改办 counts no more; a part (再分解) is its unit's own affair. */
const live = `a.value ->> 'over' is null and a.value ->> 'part' is null`;
const lead = `a.value ->> 'role' <> 'CO' and ${live}`;
const co = `a.value ->> 'role' = 'CO' and ${live}`;
const columns = `matter_id as "matterId", matter_no as "matterNo", register_no as "registerNo", title, category, source,
  leader, urgency, status, progress, returns,
  returning_units as "returningUnits", ${iso('registered_at')} as "registeredAt", ${iso('assigned_at')} as "assignedAt",
  ${iso('due_at')} as "dueAt", ${names(lead, 'unit')} as "leadUnits", ${names(co, 'unit')} as "coUnits",
  ${names(lead, 'leader')} as "responsibleLeaders", ${names(lead, 'handler')} as "handlers",
  ${lightSql('$1::timestamptz')} as light`;
const micros = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Rows the actor may see (I-20, by row-level security) that answer a question, at most `limit`. */
export const ledgerRows = (
  env: ServiceEnv,
  actor: Actor,
  query: LedgerQuery,
  limit: number,
): Promise<(LedgerRow & { pageAt: string })[]> => {
  const { where, values, sort, order } = questionOf(query, env.clock.now(), actor);
  return env.db.query(
    scopeOf(actor),
    `select ${columns}, ${micros(sort)} as "pageAt" from reporting.ledger where ${where} order by ${order} limit ${limit}`,
    values,
  );
};

/** One page of them, and the key of the next. */
export const ledgerPage = async (env: ServiceEnv, actor: Actor, query: LedgerQuery): Promise<Page<LedgerRow>> => {
  const found = await ledgerRows(env, actor, query, query.limit + 1);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ pageAt: _, ...row }) => row),
    next: found.length > query.limit && last ? pageKey(last.pageAt, last.matterId) : null,
  };
};
