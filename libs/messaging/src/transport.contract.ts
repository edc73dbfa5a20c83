import { randomUUID } from 'node:crypto';
import { eventually } from '@duban/testing';
import { Away, type Envelope, Poison, type Transport } from './index';

/** One member of the deployment: an own connection to the same transport. `kill` ends it as a crash would. */
export type Member = Transport;
export type TransportSetup = { open(): Promise<Member>; cleanUp(): Promise<void> };

export const fact = (key: string, sequence: number, data: unknown = {}, noun = 'proof'): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/duban/proof',
  type: `${noun}.noted.v1`,
  subject: key,
  time: '2026-03-02T01:00:00.000Z',
  datacontenttype: 'application/json',
  tenant: '990121',
  sequence,
  partitionkey: key,
  actor: { id: 'a', name: '尤芷' },
  data,
});

/** The promises of `Transport`, for every adapter. */
export const transportContract = (name: string, setUp: () => Promise<TransportSetup>): void => {
  describe(`transport: ${name}`, () => {
    let setup: TransportSetup;
    const members: Member[] = [];
    const member = async (): Promise<Member> => {
      const opened = await setup.open();
      members.push(opened);
      return opened;
    };
    const topics = ['duban.proof.v1'];
    const group = (): string => `g-${randomUUID()}`;
    beforeAll(async () => {
      setup = await setUp();
    });
    afterEach(async () => {
      await Promise.all(members.splice(0).map((m) => m.close()));
    });
    afterAll(() => setup.cleanUp());

    it('delivers in order per key, to every group', async () => {
      const transport = await member();
      const seen = new Map<string, string[]>();
      const note = (g: string) => async (m: Envelope) => void seen.set(g, [...(seen.get(g) ?? []), m.id]);
      await transport.subscribe('order-a', topics, note('order-a'));
      await transport.subscribe('order-b', topics, note('order-b'));
      const keys = [randomUUID(), randomUUID(), randomUUID()];
      const sent = Array.from({ length: 60 }, (_, i) => fact(keys[i % 3] as string, i));
      for (let i = 0; i < sent.length; i += 7) await transport.publish(sent.slice(i, i + 7));
      for (const g of ['order-a', 'order-b']) {
        const own = await eventually(`${g} has all`, () => {
          const ids = (seen.get(g) ?? []).filter((id) => sent.some((m) => m.id === id));
          return ids.length === 60 && ids;
        });
        for (const key of keys)
          expect(own.filter((id) => sent.find((m) => m.id === id)?.partitionkey === key)).toEqual(
            sent.filter((m) => m.partitionkey === key).map((m) => m.id),
          );
      }
    });

    it('a group that is new begins with the first message; publishing twice delivers once', async () => {
      const transport = await member();
      const message = fact(randomUUID(), 1);
      await transport.publish([message]);
      await transport.publish([message]);
      const seen: string[] = [];
      const g = group();
      await transport.subscribe(g, topics, async (m) => void seen.push(m.id));
      await eventually('the message has come', () => seen.includes(message.id));
      await eventually('nothing is left', async () => (await transport.lag(g)) === 0);
      expect(seen.filter((id) => id === message.id)).toHaveLength(1);
    });

    it('a handler that fails is called again, and its key waits meanwhile', async () => {
      const transport = await member();
      const key = randomUUID();
      const [first, second] = [fact(key, 1), fact(key, 2)];
      const seen: string[] = [];
      let failures = 2;
      await transport.subscribe(group(), topics, async (m) => {
        if (m.id === first.id && failures-- > 0) throw new Error('not yet');
        if (m.partitionkey === key) seen.push(m.id);
      });
      await transport.publish([first, second]);
      await eventually('both are handled', () => seen.length === 2);
      expect(seen).toEqual([first.id, second.id]);
    });

    it('what needs something that is away is tried until it is back, more often than a fault would be', async () => {
      const transport = await member();
      const key = randomUUID();
      const [first, second] = [fact(key, 1), fact(key, 2)];
      const seen: string[] = [];
      let tries = 0;
      const g = group();
      await transport.subscribe(g, topics, async (m) => {
        if (m.id === first.id && ++tries <= 7) throw new Away('the engine is away');
        if (m.partitionkey === key) seen.push(m.id);
      });
      await transport.publish([first, second]);
      const meanwhile = async (): Promise<boolean> => {
        await transport.publish([fact(randomUUID(), 1)]);
        return seen.length === 2;
      };
      await eventually('both are handled', meanwhile, { everyMs: 200, timeoutMs: 25_000 });
      expect(seen).toEqual([first.id, second.id]);
      expect((await transport.parked()).filter((p) => p.group === g)).toEqual([]);
    });

    it('poison is parked with its reason, its key waits, other keys go on; re-driven, the key goes on in order', async () => {
      const transport = await member();
      const [sick, well] = [randomUUID(), randomUUID()];
      const [bad, behind, other] = [fact(sick, 1), fact(sick, 2), fact(well, 1)];
      const seen: string[] = [];
      let healed = false;
      const g = group();
      await transport.subscribe(g, topics, async (m) => {
        if (m.id === bad.id && !healed) throw new Poison('unknown version');
        if (m.partitionkey === sick || m.partitionkey === well) seen.push(m.id);
      });
      await transport.publish([bad, behind, other]);
      const mine = async () => (await transport.parked()).filter((p) => p.group === g);
      await eventually('the other key went on', () => seen.includes(other.id));
      const [parked] = await eventually('it is parked', async () => {
        const rows = await mine();
        return rows.length > 0 && rows;
      });
      expect(parked).toMatchObject({
        id: bad.id,
        key: sick,
        type: 'proof.noted.v1',
        reason: 'Poison: unknown version',
      });
      expect(seen).toEqual([other.id]);
      healed = true;
      await transport.redrive(g, bad.id);
      await eventually('the key went on', () => seen.length === 3);
      expect(seen).toEqual([other.id, bad.id, behind.id]);
      expect(await mine()).toEqual([]);
    });

    it('members of a group share the work, each message is handled by one; when one leaves, the other takes over', async () => {
      const [a, b] = [await member(), await member()];
      const g = group();
      const handled: string[] = [];
      const sent = Array.from({ length: 80 }, (_, i) => fact(randomUUID(), i));
      const ids = new Set(sent.map((m) => m.id));
      const note = async (m: Envelope) => void (ids.has(m.id) && handled.push(m.id));
      const leaving = await a.subscribe(g, topics, note);
      await b.subscribe(g, topics, note);
      await a.publish(sent.slice(0, 40));
      await eventually('the first half is handled', () => handled.length >= 40);
      await leaving.stop();
      await a.publish(sent.slice(40));
      await eventually('the second half is handled', () => handled.length >= 80);
      await eventually('nothing is left', async () => (await b.lag(g)) === 0);
      expect([...handled].sort()).toEqual([...ids].sort());
    });

    it('a subscription that is stopped ends the message in hand and leaves the others', async () => {
      const transport = await member();
      const g = group();
      const ours = new Map(Array.from({ length: 30 }, () => fact(randomUUID(), 1)).map((m) => [m.id, m]));
      const [tried, begun] = [new Set<string>(), new Set<string>()];
      let [away, release] = [true, (): void => undefined];
      const released = new Promise<void>((resolve) => (release = resolve));
      const subscription = await transport.subscribe(g, topics, async ({ id }) => {
        if (!ours.has(id)) return;
        tried.add(id);
        if (away) throw new Away('together they are due again');
        begun.add(id);
        await released;
      });
      await transport.publish([...ours.values()]);
      await eventually('each has been put off', () => tried.size === ours.size);
      away = false;
      await eventually('one is in hand', () => begun.size > 0);
      const stopped = subscription.stop();
      release();
      await stopped;
      expect(begun.size).toBeLessThan(ours.size / 2);
      const others: string[] = [];
      await transport.subscribe(g, topics, async ({ id }) => void others.push(id));
      await eventually('nothing is left', async () => (await transport.lag(g)) === 0, { timeoutMs: 20_000 });
      expect(others.filter((id) => ours.has(id)).sort()).toEqual(
        [...ours.keys()].filter((id) => !begun.has(id)).sort(),
      );
    });

    it('a group can be replayed from the start', async () => {
      const transport = await member();
      const g = group();
      const message = fact(randomUUID(), 1);
      const seen: string[] = [];
      await transport.subscribe(g, topics, async (m) => void (m.id === message.id && seen.push(m.id)));
      await transport.publish([message]);
      await eventually('it has come', () => seen.length === 1);
      await eventually('nothing is left', async () => (await transport.lag(g)) === 0);
      await transport.replay(g);
      await eventually('it has come again', () => seen.length === 2);
    });
  });
};
