import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Database, migrate, serviceUrl, type Tx } from '@duban/persistence';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { type ArrivedFact, consume, type Subscription, type Transport } from './index';
import { fact } from './transport.contract';

const all = { scope: 'all' } as const;
const forgotten = { inbox: 'again.inbox', projections: ['again.fold'] };
const MATTERS = 5;
const FACTS = 12;

/**
 * What `replay` promises a service that folds facts into tables. The fold depends on the order, so one fact handled between
 * the emptying and the first fact would show.
 * @param open the transport beside the database of this address
 */
export const replayContract = (name: string, open: (databaseUrl: string) => Promise<Transport>): void => {
  describe(`a service replayed on ${name}`, () => {
    let test: TestDatabase;
    let db: Database;
    let owner: Client;
    let transports: Transport[];
    let subscriptions: Subscription[];
    /** what went outward: never the same twice */
    const outward: string[] = [];
    let keys: string[];

    /** Each fact is to follow the one before it, from the first. */
    const fold = async ({ partitionkey: key, sequence, id, replayed }: ArrivedFact, tx: Tx): Promise<void> => {
      const [row] = await tx.query<{ folded: number[] }>('select folded from again.fold where key = $1', [key]);
      await tx.query(
        `insert into again.fold as f values ($1, array[$2::int]) on conflict (key) do update set folded = f.folded || $2::int`,
        [key, (row?.folded.length ?? 0) + 1 === sequence ? sequence : -sequence],
      );
      if (!replayed) outward.push(id);
    };
    const join = async (transport: Transport): Promise<void> =>
      void subscriptions.push(await consume(db, 'again', transport, { 'again.noted.v1': fold }));
    const folded = async (): Promise<number[][]> => {
      const rows = await db.query<{ key: string; folded: number[] }>(all, 'select key, folded from again.fold');
      return keys.map((key) => rows.find((row) => row.key === key)?.folded ?? []);
    };
    const first = (): Transport => transports[0] as Transport;
    const settled = (): Promise<unknown> =>
      eventually('everything is handled', async () => (await first().lag('again')) === 0, { timeoutMs: 60_000 });
    const publish = async (from: number, to: number): Promise<void> => {
      for (let n = from; n <= to; n += 1) await first().publish(keys.map((key) => fact(key, n, {}, 'again')));
    };
    const whole = (): number[][] => keys.map(() => Array.from({ length: FACTS }, (_, n) => n + 1));

    beforeAll(async () => {
      test = await testDatabase();
      await migrate(test.url, 'again', [
        {
          id: '0001-fold',
          up: [
            'create table again.fold (key text primary key, folded int[] not null)',
            'grant select, insert, update on again.fold to duban_again',
          ],
        },
      ]);
      db = await Database.open({ url: serviceUrl(test.url, 'again'), max: 8 });
      owner = new Client({ connectionString: test.url });
      await owner.connect();
      transports = [await open(test.url), await open(test.url)];
      await owner.query('grant select, truncate on again.inbox, again.fold to duban_transport');
    });
    beforeEach(async () => {
      keys = Array.from({ length: MATTERS }, () => randomUUID());
      outward.splice(0);
      subscriptions = [];
      for (const transport of transports) await join(transport);
    });
    afterEach(() => Promise.all(subscriptions.map((subscription) => subscription.stop())));
    afterAll(async () => {
      await Promise.all(transports.map((transport) => transport.close()));
      await owner.end();
      await db.close();
      await test.drop();
    });

    it('makes the same of the facts, also of what was spoiled; nothing goes outward again', async () => {
      await publish(1, FACTS);
      await settled();
      await owner.query(`update again.fold set folded = '{7}'`);
      await owner.query(`insert into again.fold values ('nobody', '{1}')`);
      const before = [...outward].sort();
      await first().replay('again', forgotten);
      await settled();
      expect(await folded()).toEqual(whole());
      expect((await owner.query(`select 1 from again.fold where key = 'nobody'`)).rows).toEqual([]);
      expect([...outward].sort()).toEqual(before);
    });

    it('asked for again and again, in the midst of new facts and of itself, it ends the same', async () => {
      await publish(1, FACTS / 2);
      const coming = publish(FACTS / 2 + 1, FACTS);
      for (let turn = 0; turn < 4; turn += 1) {
        await first().replay('again', forgotten);
        await eventually('some of it has come again', async () => (await folded()).flat().length > 0, { everyMs: 5 });
      }
      await coming;
      await settled();
      expect(await folded()).toEqual(whole());
      expect(new Set(outward).size).toBe(outward.length);
    });

    it('cut off while it empties, nothing has happened; cut off behind it, whoever comes next goes on', async () => {
      await publish(1, FACTS);
      await settled();
      const reader = new Client({ connectionString: test.url });
      await reader.connect();
      await reader.query('begin');
      await reader.query('select 1 from again.fold');
      await expect(first().replay('again', forgotten)).rejects.toMatchObject({ code: '55P03' });
      await reader.query('rollback');
      await reader.end();
      expect(await folded()).toEqual(whole());
      expect(await first().lag('again')).toBe(0);

      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      await first().replay('again', forgotten);
      expect((await folded()).flat()).toEqual([]);
      expect(await first().lag('again')).toBeGreaterThanOrEqual(MATTERS * FACTS);
      await join(transports[1] as Transport);
      await settled();
      expect(await folded()).toEqual(whole());
      expect(outward.length).toBe(MATTERS * FACTS);
    });
  });
};
