import { checked } from './checked.mjs';
import { closedLoad, openLoad } from './http-load.mjs';
import { intake } from './intake.mjs';
import { alternate, compared, quantile, single, sliceSeconds } from './measure.mjs';
import { cleaningUp } from './programs.mjs';

const REGIONS = Number(process.env.DUBAN_BENCH_NEIGHBOURS ?? 20);
/** commands a second of one ordinary region; the noisy one sends fifty times as many */
const SHARE = Number(process.env.DUBAN_BENCH_SHARE ?? 4);
const NOISE = 50;
const PER_REGION = 20;

/** P15: what everybody else waits while one region sends fifty times its share, in turn with it sending its share. */
export const fairness = () =>
  cleaningUp(async (later) => {
    const service = await intake(later);
    const answered = [];
    const note = (request) => answered.push(request.key);
    const desks = await Promise.all(Array.from({ length: REGIONS }, (_, i) => service.desk(String(970000 + i))));
    let turn = 0;
    while (desks.some(({ matters }) => matters.length < PER_REGION))
      await closedLoad(service.url, {
        at: 16,
        seconds: 0.5,
        next: () => {
          const mine = desks[turn++ % desks.length];
          return { ...mine.register(), mine };
        },
        done: (request) => {
          note(request);
          request.mine.matters.push(request.id);
        },
      });
    const [noisy, ...others] = desks;
    let sent = 0;
    const loudest = [];
    const slice = async (times) => {
      const load = (rate, next, at) => openLoad(service.url, { rate, seconds: sliceSeconds, next, done: note, at });
      const [loud, quiet] = await Promise.all([
        load(SHARE * times, () => noisy.draft(), 64),
        load(SHARE * others.length, () => others[sent++ % others.length].draft(), 64),
      ]);
      if (times > 1) loudest.push(quantile(loud.latencies, 0.99));
      return quantile(quiet.latencies, 0.99);
    };
    await slice(NOISE);
    loudest.length = 0;
    const slices = await alternate(['ours', () => slice(NOISE)], ['reference', () => slice(1)]);
    return {
      rows: [
        compared(
          `P15 p99 of ${others.length} regions at ${SHARE}/s, one at ${SHARE * NOISE}/s, to all at ${SHARE}/s`,
          'ms',
          slices,
          ['ours', 'reference'],
          { must: '≤ 1.2×' },
        ),
        single('P15 p99 of the one', 'ms', loudest),
      ],
      slices: { regions: REGIONS, share: SHARE, slices, loudest },
      checked: await checked(later, service.databaseUrl, answered),
    };
  });
