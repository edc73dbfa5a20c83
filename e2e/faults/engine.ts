import { type Fault } from './fault';
import { realStack } from './real';
import { NextSuccess, pause } from './success';

/** Their jobs wait while they are away; what people call the most is served by others. */
const workers = ['archive', 'notification'] as const;
const WORKER_AWAY = 10; // times as long as the engine

/**
 * R5: the engine is killed and away for a while, then a worker for longer. Commands need no engine; jobs, to-dos and answers
 * that could not be given catch up when it is back.
 */
export const engine: Fault = {
  title: 'the engine killed and away, a worker away',
  stacks: ['real'],
  open: () => realStack(),
  full: { count: 20, seconds: 60, commands: 0 },
  short: { count: 1, seconds: 3, commands: 0 },
  callers: 6,
  work: async ({ stack, load, random, measure, say }) => {
    const success = new NextSuccess(load);
    const named = (name: string): (typeof stack.members)[number] => {
      const member = stack.members.find((one) => one.name === name);
      if (!member) throw new Error(`this stack has no ${name}`);
      return member;
    };
    const away = async (name: string, seconds: number): Promise<number> => {
      const member = named(name);
      await pause(500 + 2_000 * random.next());
      await member.stop('SIGKILL');
      const before = load.tally.ok;
      await pause(seconds * 1_000);
      const done = load.tally.ok - before;
      const back = performance.now();
      const next = success.after(back);
      await member.start();
      say(`${name}: ${done} commands in ${seconds} s without it, next success ${Math.round(await next)} ms after`);
      return done;
    };
    let fewest = Infinity;
    for (let done = 1; done <= measure.count; done += 1)
      fewest = Math.min(fewest, await away('engine', measure.seconds));
    const worker = random.pick(workers);
    await away(worker, WORKER_AWAY * measure.seconds);
    return {
      figures: {
        'times the engine was away': measure.count,
        'fewest commands done without it': fewest,
        [`${worker} away s`]: WORKER_AWAY * measure.seconds,
        'slowest next success ms': Math.round(success.slowestMs),
      },
      misses: fewest > 0 ? [] : ['no command was done while the engine was away'],
    };
  },
};
