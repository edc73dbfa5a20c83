import { type Verified } from '@duban/auth';
import { Database, migrate, type Migration, serviceUrl } from '@duban/persistence';
import { nobodyBeside, openBeside } from './beside';
import { KEPT, refreshing } from './refreshing';

/** Of no service: whoever answers requests has to know. A row says nothing of who it was. */
const SCHEMA = 'session';
const tables: Migration = {
  id: '0001-ended',
  up: [
    `create table session.ended (session text primary key, until timestamptz not null)`,
    'grant select, insert, delete on session.ended to duban_session',
  ],
};
type Ended = { session: string; until: Date };
const all = { scope: 'all' } as const;

/** 已退出的会话 (S7): each is kept until its token would have been over anyway, and known in memory to every process. */
export type EndedSessions = Readonly<{
  has(session: string): boolean;
  end(of: Verified): Promise<void>;
  close(): Promise<void>;
}>;

/** For a process that answers nobody. */
export const noneEnded: EndedSessions = {
  has: () => false,
  end: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/**
 * @param databaseUrl as the owner
 * @param shared whether other processes may be there: they tell each other, and look every few seconds without being told
 */
export const openEndedSessions = async (databaseUrl: string, shared: boolean): Promise<EndedSessions> => {
  await migrate(databaseUrl, SCHEMA, [tables], { writePath: false });
  const url = serviceUrl(databaseUrl, SCHEMA);
  const db = await Database.open({ url, max: 1 });
  const beside = shared ? await openBeside(db, SCHEMA, url) : nobodyBeside;
  /** by session, until when; added to until that is over, for rows may have been read before the last one was written */
  const known = new Map<string, number>();
  const keep = (ended: readonly { session: string; until: number }[]): void => {
    for (const { session, until } of ended) known.set(session, until);
    for (const [session, until] of known) if (until < Date.now()) known.delete(session);
  };
  const read = async (): Promise<void> => {
    const rows = await db.query<Ended>(all, 'select session, until from session.ended where until > now()');
    keep(rows.map(({ session, until }) => ({ session, until: until.getTime() })));
  };
  const refresh = shared ? await refreshing(read, beside) : await read();
  return {
    has: (session) => known.has(session),
    end: async ({ session, until }) => {
      await db.transaction(all, async (tx) => {
        await tx.query('insert into session.ended values ($1, $2) on conflict do nothing', [session, until]);
        await tx.query('delete from session.ended where until < now()');
        await beside.tellWith(tx, KEPT);
      });
      keep([{ session, until: Date.parse(until) }]);
    },
    close: async () => {
      await refresh?.stop();
      await beside.close();
      await db.close();
    },
  };
};
