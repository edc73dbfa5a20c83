import { type Fault } from './fault';
import { realStack } from './real';
import { pause } from './success';

const EXIT_MS = 10_000;
/** What people call and what only works behind them; of each there is a second one that stays. */
const twice = ['intake', 'assignment', 'notification', 'reporting', 'workflow'] as const;

/** R14: SIGTERM to one process after the other under load, each started again; nobody notices. */
export const rolling: Fault = {
  title: 'rolling restart by SIGTERM under load',
  stacks: ['real'],
  open: () => realStack({ twice }),
  full: { count: 200, seconds: 0, commands: 10_000 },
  short: { count: 3, seconds: 0, commands: 100 },
  callers: 8,
  work: async ({ stack, load, random, measure, say }) => {
    const two = stack.members.filter(({ name }) => twice.some((one) => one === name));
    const misses: string[] = [];
    const failed = new Map<string, number>();
    load.onAnswer(({ outcome, command, code }) => {
      if (outcome === 'unknown') failed.set(`${command} ${code}`, (failed.get(`${command} ${code}`) ?? 0) + 1);
    });
    let slowest = 0;
    let from = random.below(two.length);
    for (let done = 1; done <= measure.count; done += 1) {
      while (load.tally.ok < ((done - 1) * measure.commands) / measure.count) await pause(20);
      from = (from + 1) % two.length;
      const member = two[from] as (typeof two)[number];
      const began = performance.now();
      const code = await member.stop('SIGTERM');
      const ms = performance.now() - began;
      await member.start();
      slowest = Math.max(slowest, ms);
      say(`${done}/${measure.count} ${member.name} ended with ${code} after ${Math.round(ms)} ms`);
      if (code !== 0) misses.push(`${member.name} ended with ${code}`);
      if (ms > EXIT_MS) misses.push(`${member.name} took ${Math.round(ms)} ms to end`);
    }
    while (load.tally.ok < measure.commands) await pause(50);
    const reads = [...load.tally.failedReads].map(([what, count]) => `read failed ${count}×: ${what}`);
    const commands = [...failed].map(([what, count]) => `command not answered ${count}×: ${what}`);
    return {
      figures: {
        restarts: measure.count,
        'requests that failed': [...failed.values(), ...load.tally.failedReads.values()].reduce((a, b) => a + b, 0),
        'slowest end ms': Math.round(slowest),
      },
      misses: [...misses, ...reads, ...commands],
    };
  },
};
