import { embeddedStack } from './embedded';
import { type Fault } from './fault';
import { realStack } from './real';
import { pause } from './success';

const TIMES = 10;
const GOODPUT = 0.8;
const NORMAL_WITHIN_S = 10;
const SETTLING_MS = 3_000;

/** R19: ten times as many desks as the platform can serve. It serves as many as before and tells the others to come back. */
export const overload: Fault = {
  title: 'overload 10×',
  stacks: ['embedded', 'kafka', 'real'],
  open: (kind) => (kind === 'real' ? realStack() : embeddedStack(kind)),
  full: { count: TIMES, seconds: 300, commands: 0 },
  short: { count: TIMES, seconds: 20, commands: 0 },
  callers: 32,
  work: async ({ load, moreLoad, callers, measure, say }) => {
    const rate = async (ms: number, ok: () => number): Promise<number> => {
      const [before, began] = [ok(), performance.now()];
      await pause(ms);
      return ((ok() - before) * 1_000) / (performance.now() - began);
    };
    await pause(SETTLING_MS);
    const peak = await rate(Math.max(10_000, measure.seconds * 200), () => load.tally.ok);
    const more = await moreLoad((measure.count - 1) * callers);
    const turnedAway = new Map<string, number>();
    const told = ({ status, retryAfter }: { status: number; retryAfter: boolean }): void => {
      if (status === 200 || (status >= 400 && status < 429)) return;
      const what = `${status === 0 ? 'no answer' : status}${retryAfter ? ' with Retry-After' : ''}`;
      turnedAway.set(what, (turnedAway.get(what) ?? 0) + 1);
    };
    load.onAnswer(told);
    more.onAnswer(told);
    const good = await rate(measure.seconds * 1_000, () => load.tally.ok + more.tally.ok);
    say(
      `peak ${peak.toFixed(1)}/s, in overload ${good.toFixed(1)}/s; ${[...turnedAway].map(([w, n]) => `${w} ${n}`).join(', ')}`,
    );
    await more.stop();
    const ended = performance.now();
    let normal = Infinity;
    load.onAnswer(({ outcome, sentAt, answeredAt }) => {
      if (outcome === 'ok' && sentAt > ended && answeredAt - sentAt < 1_000)
        normal = Math.min(normal, (answeredAt - ended) / 1_000);
    });
    await pause(NORMAL_WITHIN_S * 1_000);
    const wrong = [...turnedAway].filter(([what]) => !/^(429|503) with Retry-After$/.test(what));
    return {
      figures: {
        'peak commands/s': peak.toFixed(1),
        'commands/s in overload': good.toFixed(1),
        'turned away': [...turnedAway].map(([what, count]) => `${what} ${count}`).join(', ') || 'none',
        'normal again after s': normal.toFixed(1),
      },
      misses: [
        ...(good < GOODPUT * peak ? [`goodput is ${(good / peak).toFixed(2)} of the peak`] : []),
        ...wrong.map(([what, count]) => `${count}× ${what}`),
        ...(normal > NORMAL_WITHIN_S ? [`not normal ${NORMAL_WITHIN_S} s after`] : []),
      ],
    };
  },
};
