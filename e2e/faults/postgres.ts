import pg from 'pg';
import { embeddedStack } from './embedded';
import { type Fault } from './fault';
import { realStack } from './real';
import { postgresPid, type Stack } from './stack';
import { NextSuccess, pause } from './success';

const RECOVERED_MS = 5_000;
const LOOK_MS = 20;
const BACK_WITHIN_MS = 120_000;

/** Whether the server that was started anew takes connections. */
const takesConnections = async (stack: Stack): Promise<boolean> => {
  try {
    const client = new pg.Client({ connectionString: stack.databaseUrl(), connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

/** R2: the server is killed, or stopped at once (fast), and started again by whoever watches it. */
export const postgres: Fault = {
  title: 'PostgreSQL kill -9 and fast stop, in turn, under load',
  stacks: ['embedded', 'kafka', 'real'],
  open: (kind) => (kind === 'real' ? realStack() : embeddedStack(kind)),
  full: { count: 40, seconds: 0, commands: 8_000 },
  short: { count: 2, seconds: 0, commands: 100 },
  callers: 16,
  work: async ({ stack, load, random, measure, say }) => {
    const success = new NextSuccess(load);
    const late: string[] = [];
    for (let done = 1; done <= measure.count; done += 1) {
      while (load.tally.ok < ((done - random.next()) * measure.commands) / measure.count) await pause(20);
      const how = done % 2 === 1 ? 'SIGKILL' : 'SIGINT';
      const victim = postgresPid(stack.dataDir);
      process.kill(victim, how);
      const end = Date.now() + BACK_WITHIN_MS;
      while (postgresPid(stack.dataDir) === victim || !(await takesConnections(stack))) {
        if (Date.now() > end) throw new Error('PostgreSQL did not come back');
        await pause(LOOK_MS);
      }
      const ms = await success.after(performance.now());
      const line = `${how === 'SIGKILL' ? 'kill -9' : 'fast stop'}: next success ${Math.round(ms)} ms after it was ready`;
      say(`${done}/${measure.count} ${line}`);
      if (ms > RECOVERED_MS) late.push(line);
    }
    while (load.tally.ok < measure.commands) await pause(50);
    return {
      figures: {
        'kill -9': Math.ceil(measure.count / 2),
        'fast stop': Math.floor(measure.count / 2),
        'slowest next success after ready, ms': Math.round(success.slowestMs),
      },
      misses: late,
    };
  },
};
