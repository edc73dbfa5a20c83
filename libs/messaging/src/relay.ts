import { type Database } from '@duban/persistence';
import { type JournalRow, toEnvelope } from './envelope';
import { type Transport } from './transport';
import { workLoop } from './work-loop';

export const RELAY_BATCH = 500;
const all = { scope: 'all' } as const;

/**
 * Publishes what was committed and forgets it in the outbox: at least once, in order within a stream. It takes the rows
 * that are there, not those after a position, so a position that commits late is neither lost nor waited for, and a
 * transaction left open elsewhere holds up nothing. One relay per service at a time; returns how many it published.
 */
export const relayOnce = (db: Database, service: string, publish: Transport['publish']): Promise<number> =>
  db.transaction(all, async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('duban relay ' || $1)) as mine`,
      [service],
    );
    if (!lock?.mine) return 0;
    const rows = await tx.query<JournalRow>(
      `with taken as (delete from ${service}.outbox where position = any(array(
         select position from ${service}.outbox order by position limit ${RELAY_BATCH})) returning position)
       select j.* from taken join ${service}.journal j using (position) order by position`,
    );
    await publish(rows.map((row) => toEnvelope(service, row)));
    return rows.length;
  });

export type Relay = Readonly<{ wake(): void; stop(): Promise<void> }>;

/** The relay of one service: woken after each flush, with a slow poll behind it. A transport that can takes the facts itself. */
export const startRelay = (
  db: Database,
  service: string,
  transport: Transport,
  report: (problem: string) => void,
): Relay =>
  workLoop(() => transport.forward?.(service) ?? relayOnce(db, service, transport.publish), RELAY_BATCH, report);
