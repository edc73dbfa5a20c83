import { type Database, migrate, serviceUrl, type Tx } from '@duban/persistence';
import { type Envelope } from './envelope';
import { afterFailure } from './failure';
import { forget, stillness } from './forget';
import { migrations } from './postgres.migrations';
import { type Forgotten, type Handler, type Parked, Poison } from './transport';

const all = { scope: 'all' } as const;
/** Messages of one round of trying again. */
export const HELD_BATCH = 100;
export const HELD_CHANNEL = 'duban_held';

/** A record of a topic as a member of a group deals with it. */
export type Received = Readonly<{
  id: string;
  topic: string;
  partition: number;
  key: string;
  type: string;
  value: string;
  replayed: boolean;
}>;
export type Held = Received & Readonly<{ attempts: number; pause: number; parked: string | null }>;
export type Rewind = Readonly<{ topic: string; partition: number; until: string; begun: boolean }>;

/** @throws Poison when it is no envelope */
export const envelopeOf = ({ value }: Received): Envelope => {
  try {
    return JSON.parse(value) as Envelope;
  } catch (error) {
    throw new Poison(`no JSON: ${(error as Error).message}`);
  }
};

const regionIn = (value: string): string | undefined => {
  try {
    const { tenant } = JSON.parse(value) as { tenant?: unknown };
    return typeof tenant === 'string' ? tenant : undefined;
  } catch {
    return undefined;
  }
};

/** Makes the tables; answers the address to use them by. */
export const prepareHeld = async (ownerUrl: string): Promise<string> => {
  await migrate(ownerUrl, 'transport', migrations, { writePath: false });
  return serviceUrl(ownerUrl, 'transport');
};

const hold = `insert into transport.held
    (grp, id, topic, partition, key, type, value, replayed, attempts, not_before, parked)
  select $1, h.id, h.topic, h.partition, h.key, h.type, h.value, h.replayed, h.attempts,
    now() + make_interval(secs => h.pause), h.parked
  from jsonb_to_recordset($2::jsonb) as h(id text, topic text, partition int, key text, type text, value text,
    replayed boolean, attempts int, pause float, parked text, n int) order by h.n
  on conflict (grp, topic, id) do nothing`;

/** What is due: the first held of each key that nobody else is trying, unless that is parked. */
const heads = `select h.topic, h.key from transport.held h
  where h.grp = $1 and h.parked is null and h.not_before <= clock_timestamp() and not exists (
    select from transport.held e where e.grp = h.grp and e.topic = h.topic and e.key = h.key and e.position < h.position)
  order by h.position limit ${HELD_BATCH} for update of h skip locked`;

const behind = `select h.position, h.id, h.topic, h.partition, h.key, h.type, h.value, h.replayed, h.attempts
  from transport.held h join unnest($2::text[], $3::text[]) as head(topic, key) using (topic, key)
  where h.grp = $1 order by h.position limit ${2 * HELD_BATCH}`;

const place = `hashtext('duban held ' || $1)`;
const together = `select pg_advisory_xact_lock_shared(${place}, 0)`;
const alone = `select pg_advisory_xact_lock(${place}, 0)`;

const askRewind = `insert into transport.rewind (grp, topic, partition, until)
  select $1, e.topic, e.partition, e.until
  from jsonb_to_recordset($2::jsonb) as e(topic text, partition int, until bigint)
  on conflict (grp, topic, partition) do update set until = excluded.until, begun = false`;

const postpone = `update transport.held h set attempts = f.attempts, parked = f.parked,
    not_before = now() + make_interval(secs => f.pause)
  from jsonb_to_recordset($1::jsonb) as f(position bigint, attempts int, pause float, parked text)
  where h.position = f.position`;

type Row = Received & { position: string; attempts: number };

/** What consumers of a Kafka could not handle, kept beside it: a failed message, and all of its key that come after. */
export class HeldMessages {
  constructor(private readonly db: Database) {}

  /** While messages of a group are handled it is not set back; so nothing is handled that should have come again first. */
  handling<T>(group: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.transaction(all, async (tx) => {
      await tx.query(together, [group]);
      return work(tx);
    });
  }

  /** Which of these keys wait, and how far the partition is being replayed. */
  async before(
    tx: Tx,
    group: string,
    { topic, partition, keys }: { topic: string; partition: number; keys: readonly string[] },
  ): Promise<{ waiting: string[]; rewind: Rewind | undefined }> {
    const [waiting, rewinds] = await Promise.all([
      tx.query<{ key: string }>(
        'select distinct key from transport.held where grp = $1 and topic = $2 and key = any($3)',
        [group, topic, keys],
      ),
      tx.query<Rewind>(
        'select topic, partition, until, begun from transport.rewind where grp = $1 and topic = $2 and partition = $3',
        [group, topic, partition],
      ),
    ]);
    return { waiting: waiting.map(({ key }) => key), rewind: rewinds[0] };
  }

  /** In the order given. What is held already stays where it is. */
  async hold(tx: Tx, group: string, messages: readonly Held[]): Promise<void> {
    await tx.query(hold, [group, JSON.stringify(messages.map((message, n) => ({ ...message, n })))]);
  }

  /** Tries what is due; the locks on the first of each key end with the transaction, or with the process. */
  tryDue(group: string, handler: Handler, going: () => boolean): Promise<number> {
    return this.handling(group, async (tx) => {
      const due = await tx.query<{ topic: string; key: string }>(heads, [group]);
      if (due.length === 0) return 0;
      const rows = await tx.query<Row>(behind, [group, due.map((d) => d.topic), due.map((d) => d.key)]);
      return this.tryInOrder(tx, rows, handler, going);
    });
  }

  private async tryInOrder(tx: Tx, rows: readonly Row[], handler: Handler, going: () => boolean): Promise<number> {
    const stopped = new Set<string>();
    const done: string[] = [];
    const failed: { position: string; attempts: number; pause: number; parked: string | null }[] = [];
    for (const row of rows) {
      if (!going()) break;
      const key = `${row.topic} ${row.key}`;
      if (stopped.has(key)) continue;
      try {
        await handler(envelopeOf(row), { replayed: row.replayed });
        done.push(row.position);
      } catch (error) {
        stopped.add(key);
        failed.push({ position: row.position, ...afterFailure(error, row.attempts) });
      }
    }
    if (done.length > 0) await tx.query('delete from transport.held where position = any($1)', [done]);
    if (failed.length > 0) await tx.query(postpone, [JSON.stringify(failed)]);
    return done.length + failed.length;
  }

  async parked(): Promise<Parked[]> {
    const rows = await this.db.query<Parked & { value: string }>(
      all,
      `select grp as "group", id, topic, key, type, parked as reason, attempts, value
       from transport.held where parked is not null order by position`,
    );
    return rows.map(({ value, ...row }) => ({ ...row, region: regionIn(value) }));
  }

  async redrive(group: string, id: string): Promise<void> {
    await this.db.together(all, [
      [
        'update transport.held set parked = null, attempts = 0, not_before = now() where grp = $1 and id = $2',
        [group, id],
      ],
      [`select pg_notify('${HELD_CHANNEL}', '')`, []],
    ]);
  }

  async count(group: string): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(
      all,
      'select count(*)::int as n from transport.held where grp = $1',
      [group],
    );
    return row?.n ?? 0;
  }

  /** Remembers which topics a group reads, so that its lag and its replay are known to every process. */
  async join(group: string, topics: readonly string[]): Promise<void> {
    await this.db.query(
      all,
      'insert into transport.subscription (grp, topic) select $1, unnest($2::text[]) on conflict do nothing',
      [group, topics],
    );
  }

  async groups(): Promise<string[]> {
    const rows = await this.db.query<{ grp: string }>(
      all,
      'select distinct grp from transport.subscription order by grp',
    );
    return rows.map(({ grp }) => grp);
  }

  async topicsOf(group: string): Promise<string[]> {
    const rows = await this.db.query<{ topic: string }>(
      all,
      'select topic from transport.subscription where grp = $1 order by topic',
      [group],
    );
    return rows.map(({ topic }) => topic);
  }

  /**
   * Forgets, and asks whoever has the partitions to begin again: nobody handles another message of them before.
   * @param ends where the replay of each partition will end, asked when nobody handles anything
   */
  setBack(
    group: string,
    forgotten: Forgotten | undefined,
    ends: () => Promise<readonly Omit<Rewind, 'begun'>[]>,
  ): Promise<void> {
    return this.db.transaction(all, async (tx) => {
      await stillness(tx, alone, group);
      const until = await ends();
      if (forgotten) await forget(tx, forgotten);
      await tx.query('delete from transport.held where grp = $1', [group]);
      await tx.query(askRewind, [group, JSON.stringify(until)]);
      await tx.query(`select pg_notify('${HELD_CHANNEL}', '')`);
    });
  }

  asked(group: string): Promise<Rewind[]> {
    return this.db.query<Rewind>(
      all,
      'select topic, partition, until, begun from transport.rewind where grp = $1 and not begun',
      [group],
    );
  }

  /** The group reads the partition from the beginning: what it held of it comes again. */
  async begun(group: string, topic: string, partition: number): Promise<void> {
    const values = [group, topic, partition];
    await this.db.together(all, [
      ['delete from transport.held where grp = $1 and topic = $2 and partition = $3', values],
      ['update transport.rewind set begun = true where grp = $1 and topic = $2 and partition = $3', values],
    ]);
  }

  async replayed(group: string, topic: string, partition: number): Promise<void> {
    await this.db.query(
      all,
      'delete from transport.rewind where grp = $1 and topic = $2 and partition = $3 and begun',
      [group, topic, partition],
    );
  }
}
