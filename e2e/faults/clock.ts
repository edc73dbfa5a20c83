import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scenarios/program';
import { journals, withDatabase } from './database';
import { embeddedStack } from './embedded';
import { type Fault, type Running, type Shown } from './fault';
import { pause } from './success';
import { type Stack } from './stack';

const HOUR_MS = 3_600_000;
const SLACK = '1 minute';
const folder = path.join(tmpdir(), `duban-faults-clock-${process.pid}`);
const file = path.join(folder, 'offset');

/** By how much the machine's clock is off: an hour ahead and behind, the last second of a year, a leap day. */
const jumps: readonly (() => number)[] = [
  () => HOUR_MS,
  () => -HOUR_MS,
  () => Date.parse(`${new Date().getFullYear()}-12-31T15:59:59.000Z`) - Date.now(),
  () => Date.parse('2028-02-29T00:00:00.000Z') - Date.now(),
];

const work = async ({ load, random, measure, say }: Running): Promise<Shown> => {
  for (let done = 1; done <= measure.count; done += 1) {
    const jump = jumps[done % jumps.length]?.() ?? 0;
    writeFileSync(file, String(jump));
    say(`${done}/${measure.count} the clock is off by ${Math.round(jump / 1_000)} s`);
    await pause(measure.seconds * 1_000 * (0.5 + random.next()));
    writeFileSync(file, '0');
    await pause(500);
  }
  return { figures: { jumps: measure.count, 'commands while it jumped': load.tally.ok }, misses: [] };
};

/** Nothing that was written is of a time that has not come, and no deadline was marked before its time. */
const after = async ({ stack }: Running): Promise<Shown> => {
  const services = await journals(stack);
  return withDatabase(stack, async (rows) => {
    const findings: string[] = [];
    for (const name of services) {
      const [row] = await rows<{ n: number }>(
        `select count(*)::int as n from ${name}.journal
         where at > clock_timestamp() + interval '${SLACK}' or at < $1::timestamptz - interval '${SLACK}'`,
        [began],
      );
      if (row && row.n > 0) findings.push(`${name}: ${row.n} facts of a time that was not`);
    }
    const [early] = await rows<{ n: number }>(
      `select count(*)::int as n from notification.deadline
       where state = 'FIRED' and due_at > clock_timestamp() + interval '${SLACK}'`,
    );
    if (early && early.n > 0) findings.push(`${early.n} deadlines were marked before their time`);
    return { figures: {}, misses: [], findings };
  });
};

let began = '';
const open = async (): Promise<Stack> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '0');
  began = new Date().toISOString();
  const stack = await embeddedStack('embedded', {
    FAULTS_CLOCK: file,
    NODE_OPTIONS: `--require ${path.join(root, 'e2e/faults/jumping-clock.cjs')}`,
  });
  const close = async (): Promise<void> => {
    await stack.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...stack, close };
};

/** R7: the machine's clock jumps under the process; deadlines and facts go by the database's. */
export const clock: Fault = {
  title: 'clock jumps: an hour ahead and behind, end of year, leap day',
  stacks: ['embedded'],
  open,
  full: { count: 30, seconds: 10, commands: 0 },
  short: { count: 4, seconds: 3, commands: 0 },
  callers: 4,
  work,
  after,
};
