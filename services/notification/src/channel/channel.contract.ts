import { randomUUID } from 'node:crypto';
import { eventually } from '@duban/testing';
import { type Channel, NotDelivered, type Parcel } from './channel';

/** A parcel as the far end saw it; without text where it is read on the platform only. */
export type Received = { id: string; to: string; text?: string };
export type ChannelSetup = {
  channel: Channel;
  received: () => readonly Received[];
  /** how the far end behaves from now on; missing where there is no station between (站内) */
  behave?: (how: 'well' | 'silent' | 'busy' | 'refusing') => void;
  cleanUp: () => Promise<void>;
};

export const SECRET = 'a-secret-of-at-least-32-characters';
export const someParcel = (): Parcel => ({
  id: randomUUID(),
  region: '990121',
  to: { id: 'p1', name: '江若水', email: 'jiang@example.com', mobile: '13900000001' },
  subject: '督办:新的承办任务',
  text: '鹭洲村饮水工程断供,请及时签收\n查看:https://duban.example/matters/1\n.\n末行',
  items: [],
});

/** The promises of `Channel`, for every adapter. */
export const channelContract = (name: string, setUp: () => Promise<ChannelSetup>): void => {
  describe(`渠道: ${name}`, () => {
    let setup: ChannelSetup;
    beforeAll(async () => {
      setup = await setUp();
    });
    afterAll(() => setup.cleanUp());
    beforeEach(() => setup.behave?.('well'));
    const arrived = (id: string, times = 1) =>
      eventually('the parcel arrived', () => {
        const found = setup.received().filter((one) => one.id === id);
        return found.length === times && found;
      });

    it('送到本人, 内容完整, 带送达编号', async () => {
      const parcel = someParcel();
      await setup.channel.send(parcel);
      const [one] = await arrived(parcel.id);
      expect(one?.text ?? parcel.text).toBe(parcel.text);
      expect([parcel.to.id, parcel.to.email, parcel.to.mobile]).toContain(one?.to);
    });

    it('同一件再送, 送达编号不变', async () => {
      const parcel = someParcel();
      await setup.channel.send(parcel);
      await setup.channel.send(parcel);
      await arrived(parcel.id, 2);
    });

    it('许多件同时送, 各到各处', async () => {
      const parcels = Array.from({ length: 12 }, someParcel);
      await Promise.all(parcels.map((parcel) => setup.channel.send(parcel)));
      for (const { id } of parcels) await arrived(id);
    });

    it.each([
      ['不应答', 'silent', false],
      ['暂时不收', 'busy', false],
      ['明确拒收', 'refusing', true],
    ] as const)('对方%s: 按时失败, 原因里没有内容、地址、密钥', async (_, how, final) => {
      if (!setup.behave) return expect(setup.channel.name).toBe('IN_APP'); // nobody in between who could fail
      setup.behave(how);
      const parcel = someParcel();
      const began = Date.now();
      const failure = await setup.channel.send(parcel).catch((error: unknown) => error);
      expect(Date.now() - began).toBeLessThan(10_000);
      expect(failure).toBeInstanceOf(NotDelivered);
      const { message, final: told } = failure as NotDelivered;
      expect(told).toBe(final);
      for (const hidden of ['鹭洲村', '13900000001', 'jiang', SECRET, '127.0.0.1'])
        expect(message).not.toContain(hidden);
      setup.behave('well');
      await setup.channel.send(parcel);
      await arrived(parcel.id);
    });
  });
};
