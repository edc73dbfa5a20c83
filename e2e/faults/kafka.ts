import { journals, withDatabase } from './database';
import { embeddedStack } from './embedded';
import { type Fault } from './fault';
import { realStack } from './real';
import { NextSuccess, pause } from './success';
import { type Stack } from './stack';

const DRAINED_MS = 60_000;
const GOES_ON = 0.95;
const BASE_MS = 15_000;

/** Commands that succeeded. Some 15 s of them vary by a tenth, so the promise is about all spans together. */
type Span = Readonly<{ ok: number; seconds: number }>;
const rate = (spans: readonly Span[]): number =>
  spans.reduce((sum, { ok }) => sum + ok, 0) / spans.reduce((sum, { seconds }) => sum + seconds, 0);

type Heads = Readonly<Record<string, string>>;

/** Where each outbox ends now. */
const heads = (stack: Stack, services: readonly string[]): Promise<Heads> =>
  withDatabase(stack, async (rows) => {
    const all: Record<string, string> = {};
    for (const name of services) {
      const [row] = await rows<{ head: string | null }>(`select max(position)::text as head from ${name}.outbox`);
      if (row?.head) all[name] = row.head;
    }
    return all;
  });

const leftOf = (stack: Stack, upTo: Heads): Promise<number> =>
  withDatabase(stack, async (rows) => {
    let left = 0;
    for (const [name, head] of Object.entries(upTo)) {
      const [row] = await rows<{ n: number }>(
        `select count(*)::int as n from ${name}.outbox where position <= $1::bigint`,
        [head],
      );
      left += row?.n ?? 0;
    }
    return left;
  });

/** R3: the broker is killed and away for a while; commands need none, and what waits goes out when it is back. */
export const kafka: Fault = {
  title: 'Kafka killed and away',
  stacks: ['real', 'kafka'],
  open: (kind) => (kind === 'real' ? realStack() : embeddedStack(kind)),
  full: { count: 20, seconds: 60, commands: 0 },
  short: { count: 1, seconds: 15, commands: 0 },
  callers: 8,
  waitsForNoFact: true,
  // Steady, so that before and while away compare, and no more than consumers keep up with.
  rate: 20,
  work: async ({ stack, load, measure, say }) => {
    const server = stack.kafka;
    if (!server) throw new Error('this stack has no Kafka');
    const services = await journals(stack);
    const success = new NextSuccess(load);
    const misses: string[] = [];
    const span = async (ms: number): Promise<Span> => {
      const [before, began] = [load.tally.ok, performance.now()];
      await pause(ms);
      return { ok: load.tally.ok - before, seconds: (performance.now() - began) / 1_000 };
    };
    const [before, whileAway]: [Span[], Span[]] = [[], []];
    let [lowest, longest] = [Infinity, 0];
    for (let done = 1; done <= measure.count; done += 1) {
      const base = await span(Math.max(5_000, Math.min(BASE_MS, measure.seconds * 1_000)));
      await server.kill();
      const next = success.after(performance.now());
      const away = await span(measure.seconds * 1_000);
      await next;
      await server.restart();
      const [began, behind] = [performance.now(), await heads(stack, services)];
      const backlog = await leftOf(stack, behind);
      while ((await leftOf(stack, behind)) > 0) {
        if (performance.now() - began > 10 * DRAINED_MS) throw new Error('the backlog is not drained');
        await pause(200);
      }
      const drained = performance.now() - began;
      before.push(base);
      whileAway.push(away);
      lowest = Math.min(lowest, rate([away]) / rate([base]));
      longest = Math.max(longest, drained);
      const line = `${rate([base]).toFixed(1)} commands/s before, ${rate([away]).toFixed(1)} while away; ${backlog} facts drained in ${Math.round(drained)} ms`;
      say(`${done}/${measure.count} ${line}`);
      if (drained > DRAINED_MS) misses.push(line);
    }
    const goesOn = rate(whileAway) / rate(before);
    if (goesOn < GOES_ON) misses.push(`${goesOn.toFixed(2)} of the commands per second before`);
    return {
      figures: {
        'times away': measure.count,
        'rate while away / before': goesOn.toFixed(2),
        'lowest of one time': lowest.toFixed(2),
        'slowest next success while away ms': Math.round(success.slowestMs),
        'longest until the backlog was out ms': Math.round(longest),
      },
      misses,
    };
  },
};
