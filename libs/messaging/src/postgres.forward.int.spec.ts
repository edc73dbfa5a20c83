import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Database, migrate, serviceUrl } from '@duban/persistence';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { type Envelope, postgresTransport, relayOnce, type Transport } from './index';

describe('the PostgreSQL transport takes facts out of the outbox itself', () => {
  let test: TestDatabase;
  let db: Database;
  let transport: Transport;

  beforeAll(async () => {
    test = await testDatabase();
    await migrate(test.url, 'proof', []);
    db = await Database.open({ url: serviceUrl(test.url, 'proof') });
    transport = await postgresTransport(test.url);
  });
  afterAll(async () => {
    await transport.close();
    await db.close();
    await test.drop();
  });

  const asOwner = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: test.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  /** A journal line and its outbox row, in a transaction that is left open. */
  const line = async (client: Client, meta: object = {}): Promise<string> => {
    const id = randomUUID();
    await client.query(`begin; set local app.scope = 'all'`);
    await client.query(
      `with n as (select nextval('proof.journal_position') as position),
       j as (insert into proof.journal select position, $1, gen_random_uuid(), 3, 'proof', 'proof.noted.v1',
         gen_random_uuid(), '990121', '{"text":"抢修","n":1.5}', $2, 'h', '2026-03-02T01:02:03.04Z' from n)
       insert into proof.outbox select position from n`,
      [id, { actor: { id: 'a', name: '尤芷', units: ['office'] }, commandId: 'c', ...meta }],
    );
    return id;
  };
  const committed = (meta?: object): Promise<string> =>
    asOwner(async (client) => {
      const id = await line(client, meta);
      await client.query('commit');
      return id;
    });
  const messages = (): Promise<Envelope[]> =>
    asOwner(async (client) => (await client.query('select value from transport.message order by position')).rows).then(
      (rows) => rows.map(({ value }) => value as Envelope),
    );

  it('the message is the one that relayOnce would have published, with and without a trace', async () => {
    await committed();
    await committed({ traceparent: '00-66a53c7f981748a5ad48673a011f3b82-8109536a08f2266f-01' });
    const published: Envelope[] = [];
    const looking = relayOnce(db, 'proof', async (envelopes) => {
      published.push(...envelopes);
      throw new Error('only looked');
    });
    await expect(looking).rejects.toThrow('only looked');
    expect(published).toHaveLength(2);
    expect(await transport.forward?.('proof')).toBe(2);
    expect(await messages()).toEqual(published);
    expect(await transport.forward?.('proof')).toBe(0);
  });

  it('loses nothing when an earlier position commits later, and waits for no open transaction', async () => {
    const before = (await messages()).length;
    await asOwner(async (slow) => {
      const first = await line(slow);
      const second = await committed();
      expect(await transport.forward?.('proof')).toBe(1);
      await slow.query('commit');
      expect(await transport.forward?.('proof')).toBe(1);
      expect((await messages()).slice(before).map(({ id }) => id)).toEqual([second, first]);
    });
  });

  it('one relay at a time: while another one works, nothing is taken', async () => {
    await committed();
    let during: number | undefined;
    await relayOnce(db, 'proof', async (envelopes) => {
      during = await transport.forward?.('proof');
      await transport.publish(envelopes);
    });
    expect(during).toBe(0);
    expect(await transport.forward?.('proof')).toBe(0);
  });

  it('its role may read the journal and empty the outbox of a service, and write nothing there', async () => {
    const own = new Client({ connectionString: serviceUrl(test.url, 'transport') });
    await own.connect();
    const refused = (sql: string) => expect(own.query(sql)).rejects.toThrow('permission denied');
    await refused(`update proof.journal set data = '{}'`);
    await refused('delete from proof.journal');
    await refused('insert into proof.outbox values (1)');
    await refused('select * from proof.command');
    await refused('select * from proof.inbox');
    expect((await own.query('select 1 from proof.journal')).rows).toEqual([]); // no scope was stated
    await own.end();
  });
});
