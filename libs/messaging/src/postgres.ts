import { Database, Ear, migrate, serviceUrl, type Tx } from '@duban/persistence';
import { type Envelope, topicOfType } from './envelope';
import { afterFailure } from './failure';
import { forget, stillness } from './forget';
import { handed, PARTITIONS, partitionOf, takeOver } from './postgres.forward';
import { migrations } from './postgres.migrations';
import { workLoop } from './work-loop';
import { type Handler, type Parked, type Subscription, type Transport } from './transport';

type Delivery = { position: string; key: string; attempts: number; replayed: boolean; value: Envelope };
const all = { scope: 'all' } as const;
const BATCH = 100;
const CHANNEL = 'duban_transport';

/**
 * Takes the partitions with work that nobody else has; the locks end with the transaction, or with the process. A
 * statement of its own: what is read after it sees all that the one before had settled.
 */
const take = `with busy as materialized (
    select p as partition from generate_series(0, ${PARTITIONS - 1}) p where exists (
      select from transport.delivery where grp = $1 and partition = p and parked is null))
  select partition from busy where pg_try_advisory_xact_lock(hashtext('duban ' || $1), partition)`;

/**
 * What is due in those partitions, without keys that wait for an earlier message of theirs. The time is read in the
 * statement: what it sees may have been written, or re-driven, after this transaction began.
 */
const due = `with present as materialized (select clock_timestamp() as now),
  held as materialized (
    select key, min(position) as position from transport.delivery, present
    where grp = $1 and (parked is not null or attempts > 0) and (parked is not null or not_before > present.now)
    group by key)
  select d.position, d.key, d.attempts, d.replayed,
    (select m.value from transport.message m where m.position = d.position) as value
  from transport.delivery d, present
  where d.grp = $1 and d.parked is null and d.not_before <= present.now and d.partition = any($2)
    and not exists (select from held where held.key = d.key and held.position < d.position)
  order by d.position limit ${BATCH}`;

const publish = `with added as (
    insert into transport.message (id, topic, key, value)
    select (v ->> 'id')::uuid, t, (v ->> 'partitionkey')::uuid, v
    from jsonb_array_elements($1::jsonb) with ordinality as x(v, n) join unnest($2::text[]) with ordinality as y(t, n) using (n)
    order by n
    on conflict (id) do nothing returning position, topic, key),
  ${handed}
  select pg_notify('${CHANNEL}', '') from (select 1 from handed limit 1) any_of_them`;

/** As `take` does, but all of them, and waiting: whoever is to be waited for lets no more in before. */
const everyPartition = `select pg_advisory_xact_lock(hashtext('duban ' || $1), p)
  from generate_series(0, ${PARTITIONS - 1}) p`;

/** What was handled and not yet settled comes again too. */
const handledBefore = (inbox: string): string => `update transport.delivery d set replayed = true
  from transport.message m join ${inbox} i on i.message_id = m.id::text
  where m.position = d.position and d.grp = $1 and i.consumer = $1`;

const setBack = `insert into transport.delivery (grp, position, key, partition, replayed)
  select s.grp, m.position, m.key, ${partitionOf('m.key')}, true
  from transport.message m join transport.subscription s using (topic) where s.grp = $1
  on conflict (grp, position) do nothing`;

const settle = 'delete from transport.delivery where grp = $1 and position = any($2)';

const postpone = `update transport.delivery d set attempts = f.attempts, parked = f.parked,
    not_before = now() + make_interval(secs => f.pause)
  from jsonb_to_recordset($2::jsonb) as f(position bigint, attempts int, pause float, parked text)
  where d.grp = $1 and d.position = f.position`;

/**
 * The transport of a small deployment: tables of the same PostgreSQL. Durable, ordered, nothing else to run.
 * @param report told what goes wrong while it runs
 */
export const postgresTransport = async (
  ownerUrl: string,
  report: (problem: string) => void = () => undefined,
): Promise<Transport> => {
  await migrate(ownerUrl, 'transport', migrations, { writePath: false });
  const url = serviceUrl(ownerUrl, 'transport');
  const db = await Database.open({ url, max: 8, everything: true });
  const wakers = new Set<() => void>();
  const wakeAll = (): void => wakers.forEach((wake) => wake());
  const ear = new Ear(url, CHANNEL, wakeAll, wakeAll);
  await ear.open();
  const subscriptions = new Set<Subscription>();

  return {
    publish: async (messages) => {
      if (messages.length === 0) return;
      await db.query(all, publish, [JSON.stringify(messages), messages.map((m) => topicOfType(m.type))]);
      wakeAll();
    },
    forward: async (service) => {
      const [done] = await db.query<{ taken: number; told: unknown }>(all, takeOver(service, CHANNEL));
      if (done?.told !== null) wakeAll();
      return done?.taken ?? 0;
    },
    subscribe: async (group, topics, handler) => {
      await db.transaction(all, (tx) => join(tx, group, topics));
      const loop = workLoop((going) => db.transaction(all, (tx) => work(tx, group, handler, going)), BATCH, report);
      wakers.add(loop.wake);
      const subscription = {
        stop: async () => {
          wakers.delete(loop.wake);
          subscriptions.delete(subscription);
          await loop.stop();
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },
    groups: async () =>
      (await db.query<{ grp: string }>(all, 'select distinct grp from transport.subscription order by grp')).map(
        ({ grp }) => grp,
      ),
    parked: () =>
      db.query<Parked>(
        all,
        `select d.grp as "group", m.id, m.topic, d.key, m.value ->> 'tenant' as region, m.value ->> 'type' as type, d.parked as reason, d.attempts
         from transport.delivery d join transport.message m using (position) where d.parked is not null order by position`,
      ),
    redrive: async (group, id) => {
      await db.query(
        all,
        `update transport.delivery d set parked = null, attempts = 0, not_before = now()
         from transport.message m where m.position = d.position and d.grp = $1 and m.id = $2`,
        [group, id],
      );
      wakeAll();
    },
    replay: async (group, forgotten) => {
      await db.transaction(all, async (tx) => {
        await stillness(tx, everyPartition, group);
        if (forgotten) {
          await tx.query(handledBefore(forgotten.inbox), [group]);
          await forget(tx, forgotten);
        }
        await tx.query(setBack, [group]);
      });
      wakeAll();
    },
    lag: async (group) => {
      const [row] = await db.query<{ n: number }>(
        all,
        'select count(*)::int as n from transport.delivery where grp = $1',
        [group],
      );
      return row?.n ?? 0;
    },
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await ear.close();
      await db.close();
    },
  };
};

/** New topics of a group are delivered from their first message; publishers wait meanwhile, so none is missed. */
const join = async (tx: Tx, group: string, topics: readonly string[]): Promise<void> => {
  await tx.query('lock table transport.subscription in access exclusive mode');
  await tx.query(
    `with fresh as (insert into transport.subscription (grp, topic) select $1, unnest($2::text[])
       on conflict do nothing returning topic)
     insert into transport.delivery (grp, position, key, partition)
     select $1, m.position, m.key, ${partitionOf('m.key')} from transport.message m join fresh using (topic)`,
    [group, topics],
  );
};

/** Handles one claim, one message after the other; what fails holds up its own key only. */
const work = async (tx: Tx, group: string, handler: Handler, going: () => boolean): Promise<number> => {
  const partitions = await tx.query<{ partition: number }>(take, [group]);
  if (partitions.length === 0) return 0;
  const deliveries = await tx.query<Delivery>(due, [group, partitions.map(({ partition }) => partition)]);
  const waiting = new Set<string>();
  const done: string[] = [];
  const failed: { position: string; attempts: number; pause: number; parked: string | null }[] = [];
  for (const { position, key, attempts, replayed, value } of deliveries) {
    if (!going()) break;
    if (waiting.has(key)) continue;
    try {
      await handler(value, { replayed });
      done.push(position);
    } catch (error) {
      waiting.add(key);
      failed.push({ position, ...afterFailure(error, attempts) });
    }
  }
  if (done.length > 0) await tx.query(settle, [group, done]);
  if (failed.length > 0) await tx.query(postpone, [group, JSON.stringify(failed)]);
  return done.length;
};
