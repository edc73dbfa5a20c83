import { type Migration } from '@duban/persistence';

/** Red, too, is counted when something happens and only compared when somebody looks. */
export const light: Migration = {
  id: '0004-light',
  up: [
    "select set_config('app.scope', 'all', true)",
    'alter table reporting.ledger add column red_after timestamptz',
    `update reporting.ledger l set assignments = (select jsonb_object_agg(key, jsonb_build_object('issuedAt',
         to_char(coalesce(l.assigned_at, l.registered_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'policyVersion', 'v1', 'urgency', l.urgency, 'reported', null, 'returns', 0, 'suspensions', '[]'::jsonb,
         'submitted', l.status = 'IN_REVIEW', 'done', false, 'ended', false, 'onTime', null) || a)
       from jsonb_each(l.assignments) e(key, a)) where l.assignments <> '{}'`,
    `update reporting.ledger set red_after = case when returns >= 2 then '-infinity' else due_at end
     where status <> 'IN_REVIEW'`,
    "update reporting.ledger set yellow_from = null where status = 'IN_REVIEW'",
  ],
};
