import { type BackgroundWork, type ServiceEnv } from '@duban/host';
import { type Channel, NotDelivered } from '../channel/channel';
import { wordsOf } from './content';
import { handOver } from './hand-over';
import { type Claimed, claim, failed, sent } from './ledger';

const POLL_MS = 1_000;
/** Whatever an adapter does, a channel is not held up longer. */
const LIMIT_MS = 60_000;

const within = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotDelivered('渠道没有按时送完')), LIMIT_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Sends what is due on one channel; gives the number of parcels. */
export const deliver = async (env: ServiceEnv, channel: Channel, publicUrl: string): Promise<number> => {
  const parcels = await claim(env, channel.name);
  const one = async (parcel: Claimed): Promise<void> => {
    const { id, region, to, contents } = parcel;
    try {
      await within(channel.send({ id, region, to, ...wordsOf(contents, publicUrl) }));
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      env.log.warn({ delivery: id, channel: channel.name, reason }, 'not delivered');
      return failed(env, channel.name, parcel, error);
    }
    await sent(env, parcel);
  };
  await Promise.all(parcels.map(one));
  return parcels.length;
};

/**
 * 送达: in the background, apart from the consumer of facts. Each channel has a loop of its own, so that a slow one holds
 * up nobody; several processes share the work.
 */
export const startDelivery = (env: ServiceEnv, channels: readonly Channel[], publicUrl: string): BackgroundWork => {
  let stopped = false;
  const rouse = new Set<() => void>();
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        rouse.delete(end);
        resolve();
      };
      const timer = setTimeout(end, POLL_MS);
      rouse.add(end);
    });
  const loop = async (once: () => Promise<number>): Promise<void> => {
    while (!stopped) {
      const done = await once().catch((error: unknown) => {
        env.log.error({ err: error }, 'delivery');
        return 0;
      });
      if (done === 0 && !stopped) await pause();
    }
  };
  const loops = [
    loop(() => handOver(env, channels)),
    ...channels.map((channel) => loop(() => deliver(env, channel, publicUrl))),
  ];
  const inApp = channels.filter(({ name }) => name === 'IN_APP');
  return {
    // What lies outside the platform may be slow or away; nobody waits for it.
    quiet: async () => {
      let done = await handOver(env, channels);
      for (const channel of inApp) done += await deliver(env, channel, publicUrl);
      return done === 0;
    },
    stop: async () => {
      stopped = true;
      for (const end of rouse) end();
      await Promise.all(loops);
      await Promise.all(channels.map((channel) => channel.close()));
    },
  };
};
