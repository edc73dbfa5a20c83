import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Database, migrate, regionTable, serviceUrl } from '@duban/persistence';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { consume, type Envelope, relayOnce, type Transport } from './index';

/**
 * What the relay and `consume` promise together with a transport.
 * @param open the transport beside the database of this address
 */
export const relayContract = (name: string, open: (databaseUrl: string) => Promise<Transport>): void => {
  describe(`the relay on ${name}`, () => {
    let test: TestDatabase;
    let db: Database;
    let transport: Transport;
    let owner: Client;

    beforeAll(async () => {
      test = await testDatabase();
      await migrate(test.url, 'proof', [
        {
          id: '0001-effect',
          up: [
            'create table proof.effect (id text not null)',
            'grant select, insert on proof.effect to duban_proof',
            'create table proof.owned (region text not null)',
            ...regionTable('proof.owned', { units: false }),
          ],
        },
      ]);
      db = await Database.open({ url: serviceUrl(test.url, 'proof') });
      transport = await open(test.url);
      owner = new Client({ connectionString: test.url });
      await owner.connect();
    });
    afterAll(async () => {
      await transport.close();
      await owner.end();
      await db.close();
      await test.drop();
    });

    /** A journal line and its outbox row, as a flush writes them, by the connection given. */
    const line = async (client: Client, type = 'proof.noted.v1'): Promise<string> => {
      const id = randomUUID();
      await client.query(
        `with n as (select nextval('proof.journal_position') as position),
     j as (insert into proof.journal select position, $1, gen_random_uuid(), 1, 'proof', $2, gen_random_uuid(), '990121',
       '{}', '{"actor":{"id":"a","name":"b"}}', 'h', now() from n)
     insert into proof.outbox select position from n`,
        [id, type],
      );
      return id;
    };
    const drained = async (): Promise<string[]> => {
      const published: string[] = [];
      while (
        await relayOnce(db, 'proof', async (messages) => {
          published.push(...messages.map((m) => m.id));
        })
      );
      return published;
    };

    const asService = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
      const client = new Client({ connectionString: test.url });
      await client.connect();
      await client.query('begin');
      await client.query(`set local app.scope = 'all'`);
      const result = await work(client);
      await client.query('commit');
      await client.end();
      return result;
    };

    it('loses nothing when an earlier position commits later, and does not wait for it', async () => {
      await owner.query('begin');
      await owner.query(`set local app.scope = 'all'`);
      const slow = await line(owner);
      const fast = await asService((client) => line(client));
      expect(await drained()).toEqual([fast]);
      await owner.query('commit');
      expect(await drained()).toEqual([slow]);
      expect(await drained()).toEqual([]);
    });

    it('does not stall behind transactions that others hold open, with or without a snapshot', async () => {
      const idle = new Client({ connectionString: test.url });
      await idle.connect();
      await idle.query('begin isolation level repeatable read');
      await idle.query('select txid_current()');
      const ids = [await asService((c) => line(c)), await asService((c) => line(c))];
      expect(await drained()).toEqual(ids);
      await idle.end();
    });

    it('one relay at a time: while another one publishes, nothing is taken, so that no later fact overtakes', async () => {
      const first = await asService((c) => line(c));
      const other = await Database.open({ url: serviceUrl(test.url, 'proof') });
      let second = '';
      let meanwhile: number | undefined;
      const published: string[] = [];
      await relayOnce(db, 'proof', async (messages) => {
        second = await asService((c) => line(c));
        meanwhile = await relayOnce(other, 'proof', async (late) => void published.push(...late.map((m) => m.id)));
        published.push(...messages.map((m) => m.id));
      });
      await other.close();
      expect(meanwhile).toBe(0);
      expect([...published, ...(await drained())]).toEqual([first, second]);
    });

    it('killed between publish and mark: published twice, one effect', async () => {
      const effects = async () => (await db.query({ scope: 'all' }, 'select id from proof.effect')).map((r) => r['id']);
      const subscription = await consume(db, 'proof', transport, {
        'proof.noted.v1': async (fact: Envelope, tx) => {
          await tx.query('insert into proof.effect values ($1)', [fact.id]);
        },
      });
      const id = await asService((c) => line(c));
      const published: string[] = [];
      const dying = relayOnce(db, 'proof', async (messages) => {
        published.push(...messages.map((m) => m.id));
        await transport.publish(messages);
        throw new Error('killed');
      });
      await expect(dying).rejects.toThrow('killed');
      await eventually('the first publication has its effect', async () => (await effects()).includes(id));
      await relayOnce(db, 'proof', async (messages) => {
        published.push(...messages.map((m) => m.id));
        await transport.publish(messages);
        await transport.replay('proof');
      });
      await eventually('everything is delivered', async () => (await transport.lag('proof')) === 0);
      expect(published).toEqual([id, id]);
      expect((await effects()).filter((e) => e === id)).toEqual([id]);
      await subscription.stop();
    });

    it('an effect that fails is undone with its inbox row, and done when the fact comes again', async () => {
      let failed = 0;
      const subscription = await consume(db, 'proof', transport, {
        'proof.noted.v1': async (fact: Envelope, tx) => {
          await tx.query('insert into proof.effect values ($1)', [fact.id]);
          if ((failed += 1) === 1) throw new Error('not now');
        },
      });
      const id = await asService((c) => line(c));
      await relayOnce(db, 'proof', (messages) => transport.publish(messages));
      await eventually('everything is delivered', async () => (await transport.lag('proof')) === 0);
      const effects = await db.query({ scope: 'all' }, 'select 1 from proof.effect where id = $1', [id]);
      expect({ failed, effects: effects.length }).toEqual({ failed: 2, effects: 1 });
      await subscription.stop();
    });

    it('an effect sees and writes rows of the region of its fact, and of no other', async () => {
      await owner.query(`set app.scope = 'all'`);
      await owner.query(`insert into proof.owned values ('990121'), ('990122')`);
      const seen: unknown[] = [];
      const subscription = await consume(db, 'proof', transport, {
        'proof.noted.v1': async (_fact: Envelope, tx) => {
          seen.push(await tx.query('select region from proof.owned'));
        },
      });
      await asService((c) => line(c));
      await relayOnce(db, 'proof', (messages) => transport.publish(messages));
      await eventually('everything is delivered', async () => (await transport.lag('proof')) === 0);
      expect(seen).toEqual([[{ region: '990121' }]]);
      await subscription.stop();
    });

    it('an unknown version of a fact the service handles is parked, other types are passed over', async () => {
      const subscription = await consume(db, 'proof', transport, { 'proof.noted.v1': async () => undefined });
      const newer = await asService((c) => line(c, 'proof.noted.v2'));
      await asService((c) => line(c, 'proof.else.v1'));
      await relayOnce(db, 'proof', (messages) => transport.publish(messages));
      const parked = await eventually('it is parked', async () =>
        (await transport.parked()).find((p) => p.id === newer),
      );
      expect(parked.reason).toBe('Poison: unknown version: proof.noted.v2');
      await eventually('the other type has passed', async () => (await transport.lag('proof')) === 1);
      await subscription.stop();
    });
  });
};
