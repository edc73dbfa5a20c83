import { embeddedStack } from './embedded';
import { type Fault } from './fault';
import { realStack } from './real';
import { NextSuccess, pause } from './success';

const NEXT_SUCCESS_MS = 3_000;

/** R1: `kill -9` of a random process under load, and started again as a supervisor does. */
export const kill: Fault = {
  title: 'kill -9 of a random process under load',
  stacks: ['embedded', 'kafka', 'real'],
  open: (kind) => (kind === 'real' ? realStack() : embeddedStack(kind)),
  full: { count: 200, seconds: 0, commands: 100_000 },
  short: { count: 5, seconds: 0, commands: 200 },
  callers: 16,
  work: async ({ stack, load, random, measure, say }) => {
    const success = new NextSuccess(load);
    const late: string[] = [];
    const killed = new Map<string, number>();
    for (let done = 1; done <= measure.count; done += 1) {
      // Spread over the commands, at a moment that nobody chose.
      while (load.tally.ok < ((done - random.next()) * measure.commands) / measure.count) await pause(20);
      const victim = random.pick(stack.members);
      await victim.stop('SIGKILL');
      const at = performance.now();
      const next = success.after(at);
      await victim.start();
      const startedMs = performance.now() - at;
      const ms = await next;
      killed.set(victim.name, (killed.get(victim.name) ?? 0) + 1);
      const line = `${victim.name}: next success ${Math.round(ms)} ms, started again ${Math.round(startedMs)} ms`;
      say(`${done}/${measure.count} ${line}`);
      if (ms > NEXT_SUCCESS_MS) late.push(line);
    }
    while (load.tally.ok < measure.commands) await pause(50);
    return {
      figures: {
        kills: measure.count,
        killed: [...killed].map(([name, count]) => `${name} ${count}`).join(', '),
        'slowest next success ms': Math.round(success.slowestMs),
        [`kills with next success > ${NEXT_SUCCESS_MS} ms`]: late.length,
      },
      misses: late,
    };
  },
};
