import { type Fault } from './fault';
import { realStack } from './real';
import { NextSuccess, pause } from './success';

const twice = ['assignment', 'notification', 'reporting', 'workflow'] as const;

/**
 * R11: a process stands still with all its locks, jobs and partitions, others take over, and then it goes on as if nothing had
 * been. What it still writes is refused or has no second effect.
 */
export const stopped: Fault = {
  title: 'SIGSTOP, then on',
  stacks: ['real'],
  open: () => realStack({ twice }),
  full: { count: 100, seconds: 30, commands: 0 },
  short: { count: 1, seconds: 20, commands: 0 },
  callers: 6,
  work: async ({ stack, load, random, measure, say }) => {
    const success = new NextSuccess(load);
    for (let done = 1; done <= measure.count; done += 1) {
      await pause(500 + 2_000 * random.next());
      const victim = random.pick(stack.members.filter(({ name }) => name !== 'edge'));
      const pid = victim.pid();
      process.kill(pid, 'SIGSTOP');
      try {
        await pause(measure.seconds * 1_000);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      const ms = await success.after(performance.now());
      say(`${done}/${measure.count} ${victim.name} stood still; next success ${Math.round(ms)} ms after it went on`);
    }
    return {
      figures: { stops: measure.count, 'slowest next success after it went on ms': Math.round(success.slowestMs) },
      misses: [],
    };
  },
};
