import { RELAY_BATCH } from './relay';

export const PARTITIONS = 16;
export const partitionOf = (key: string): string => `(hashtext(${key}::text) & ${PARTITIONS - 1})`;

/** What was added to the messages is handed to every group that subscribes to its topic. */
export const handed = `handed as (
    insert into transport.delivery (grp, position, key, partition)
    select s.grp, a.position, a.key, ${partitionOf('a.key')} from added a join transport.subscription s using (topic)
    returning 1)`;

/** A line of the journal as it travels: what `toEnvelope` makes of it. */
const envelope = (service: string): string => `jsonb_build_object('specversion', '1.0', 'id', j.id,
      'source', '/duban/${service}', 'type', j.type, 'subject', j.stream,
      'time', to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'datacontenttype', 'application/json', 'tenant', j.region, 'sequence', j.version, 'partitionkey', j.key,
      'actor', jsonb_build_object('id', j.meta #> '{actor,id}', 'name', j.meta #> '{actor,name}'), 'data', j.data)
      || case when j.meta ? 'traceparent' then jsonb_build_object('traceparent', j.meta -> 'traceparent') else '{}' end`;

/**
 * `relayOnce` where the journal and the messages stand in one database: out of the outbox and into the messages in one
 * statement, so each fact is published exactly once. One relay per service at a time; a row that another one took between
 * this snapshot and the lock is gone when it is to be deleted, and so is not taken again.
 */
export const takeOver = (service: string, channel: string): string => `with lock as materialized (
    select pg_try_advisory_xact_lock(hashtext('duban relay ${service}')) as mine),
  taken as (delete from ${service}.outbox where position = any(array(
    select position from ${service}.outbox where (select mine from lock) order by position limit ${RELAY_BATCH}))
    returning position),
  added as (
    insert into transport.message (id, topic, key, value)
    select j.id, 'duban.' || split_part(j.type, '.', 1) || '.v1', j.key, ${envelope(service)}
    from taken join ${service}.journal j using (position) order by j.position
    on conflict (id) do nothing returning position, topic, key),
  ${handed}
  select (select count(*)::int from taken) as taken, (select pg_notify('${channel}', '') from handed limit 1)::text as told`;
