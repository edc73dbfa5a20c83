import { randomUUID } from 'node:crypto';
import { Database, migrate, serviceUrl } from '@duban/persistence';
import { eventually, line, type Line, testDatabase, type TestDatabase } from '@duban/testing';
import { type OwnKafkaServer, ownKafkaServer } from '@duban/testing/servers/kafka';
import { consume, type Envelope, kafkaTransport, type Subscription, type Transport } from './index';
import { fact } from './transport.contract';

const all = { scope: 'all' } as const;
const patience = { timeoutMs: 90_000, everyMs: 100 };
let kafka: OwnKafkaServer;
let behind: string;
let toKafka: Line;
let database: TestDatabase;
let db: Database;
const opened: Transport[] = [];

beforeAll(async () => {
  [kafka, database] = await Promise.all([
    ownKafkaServer(async (address) => {
      behind = address;
      toKafka = await line(address);
      return toKafka.address;
    }),
    testDatabase(),
  ]);
  await migrate(database.url, 'proof', [
    {
      id: '0001-effect',
      up: [
        `create table proof.effect (position bigint generated always as identity, key text not null, sequence int not null)`,
        'grant select, insert on proof.effect to duban_proof',
      ],
    },
  ]);
  db = await Database.open({ url: serviceUrl(database.url, 'proof'), max: 8 });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((transport) => transport.close()));
});
afterAll(async () => {
  await db.close();
  await Promise.all([kafka.stop(), database.drop()]);
  await toKafka.close();
});

const open = async (): Promise<Transport> => {
  const transport = await kafkaTransport({
    brokers: kafka.brokers,
    topics: ['duban.proof.v1'],
    databaseUrl: database.url,
    report: () => undefined,
  });
  opened.push(transport);
  return transport;
};
/** A service that notes each fact once, by its inbox. */
const member = (transport: Transport): Promise<Subscription> =>
  consume(db, 'proof', transport, {
    'proof.noted.v1': async (noted: Envelope, tx) => {
      await tx.query('insert into proof.effect (key, sequence) values ($1, $2)', [noted.partitionkey, noted.sequence]);
    },
  });
/** Facts of several matters, numbered from 1 in each. */
const load = (count: number): { keys: string[]; facts: Envelope[] } => {
  const keys = Array.from({ length: 10 }, () => randomUUID());
  return {
    keys,
    facts: Array.from({ length: count }, (_, i) =>
      fact(keys[i % keys.length] as string, 1 + Math.floor(i / keys.length)),
    ),
  };
};
/** What was noted of each matter, in the order it was noted. */
const noted = async (keys: readonly string[]): Promise<number[][]> => {
  const rows = await db.query<{ key: string; sequence: number }>(
    all,
    'select key, sequence from proof.effect where key = any($1) order by position',
    [keys],
  );
  return keys.map((key) => rows.filter((row) => row.key === key).map(({ sequence }) => sequence));
};
const allOnceInOrder = (keys: readonly string[], count: number): number[][] =>
  keys.map(() => Array.from({ length: count / keys.length }, (_, i) => i + 1));
/** As a relay does: the same again until it is acknowledged. */
const publishAll = async (transport: Transport, facts: readonly Envelope[], each: () => void): Promise<void> => {
  for (let i = 0; i < facts.length; i += 20) {
    const batch = facts.slice(i, i + 20);
    await eventually('the batch is acknowledged', () => transport.publish(batch).then(() => true), patience);
    each();
  }
};
const everythingNoted = (keys: readonly string[], count: number): Promise<unknown> =>
  eventually('every fact is noted', async () => (await noted(keys)).flat().length >= count, patience);

describe('Kafka that fails', () => {
  it('broker killed under load: nothing lost, nothing twice, in order per matter', async () => {
    const transport = await open();
    await member(transport);
    const { keys, facts } = load(600);
    let sent = 0;
    const publishing = publishAll(transport, facts, () => void (sent += 20));
    await eventually('load flows', async () => sent >= 100 && (await noted(keys)).flat().length > 0, patience);
    await kafka.kill();
    await kafka.restart();
    await publishing;
    await everythingNoted(keys, 600);
    expect(await noted(keys)).toEqual(allOnceInOrder(keys, 600));
    await eventually('nothing is left', async () => (await transport.lag('proof')) === 0, patience);
  });

  it('broker away: publishing gives up after its deadline with words, and goes on when the broker is back', async () => {
    const transport = await open();
    await member(transport);
    const { keys, facts } = load(100);
    await transport.publish(facts.slice(0, 50));
    await everythingNoted(keys, 50);
    await kafka.kill();
    await expect(transport.publish(facts.slice(50))).rejects.toThrow('没有收下');
    await expect(transport.publish(facts.slice(50))).rejects.toThrow('没有收下');
    await kafka.restart();
    await publishAll(transport, facts.slice(50), () => undefined);
    await everythingNoted(keys, 100);
    expect(await noted(keys)).toEqual(allOnceInOrder(keys, 100));
  });

  it('only the answer is lost: the same goes again, with what has come since behind it', async () => {
    const transport = await open();
    await member(transport);
    const { keys, facts } = load(100);
    await transport.publish(facts.slice(0, 20));
    toKafka.deafen();
    await expect(transport.publish(facts.slice(20, 40))).rejects.toThrow('没有收下');
    await toKafka.close();
    for (let tries = 1; tries <= 3; tries += 1)
      await expect(transport.publish(facts.slice(20, 40 + tries))).rejects.toThrow('Kafka');
    toKafka = await line(behind, Number(toKafka.address.split(':')[1]));
    await eventually('all are acknowledged', () => transport.publish(facts.slice(20)).then(() => true), patience);
    await everythingNoted(keys, 100);
    expect(await noted(keys)).toEqual(allOnceInOrder(keys, 100));
  });

  it('members that come and go all the time: each fact has one effect, in order per matter', async () => {
    const [publisher, staying, going] = [await open(), await open(), await open()];
    await member(staying);
    const { keys, facts } = load(800);
    const publishing = publishAll(publisher, facts, () => undefined);
    for (let turn = 0; turn < 6; turn++) {
      const passing = await member(going);
      await passing.stop();
    }
    await publishing;
    await everythingNoted(keys, 800);
    expect(await noted(keys)).toEqual(allOnceInOrder(keys, 800));
  });
});
