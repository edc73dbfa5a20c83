import { type Fault } from './fault';
import { realStack } from './real';
import { pause } from './success';
import { type Member } from './stack';

const IN_ALL_SECONDS = 300;
const FULL = 100;
const twice = ['assignment', 'notification', 'reporting'] as const;

/** R4: second instances end and come back, in order or killed; the groups share their keys anew each time. */
export const members: Fault = {
  title: 'consumers join and leave',
  stacks: ['real'],
  open: () => realStack({ twice }),
  full: { count: FULL, seconds: IN_ALL_SECONDS / FULL, commands: 0 },
  short: { count: 5, seconds: 3, commands: 0 },
  callers: 6,
  work: async ({ stack, load, random, measure, say }) => {
    const second = stack.members.filter(
      ({ name }, at, all) => twice.some((one) => one === name) && all[at - 1]?.name === name,
    );
    const away = new Set<Member>();
    let [joined, left] = [0, 0];
    for (let done = 1; done <= measure.count; done += 1) {
      const member = random.pick(second);
      if (away.delete(member)) {
        await member.start();
        joined += 1;
      } else {
        await member.stop(random.chance(0.5) ? 'SIGTERM' : 'SIGKILL');
        away.add(member);
        left += 1;
      }
      say(`${done}/${measure.count} ${member.name} ${away.has(member) ? 'left' : 'joined'}`);
      await pause(measure.seconds * 1_000);
    }
    for (const member of away) await member.start();
    return { figures: { joined: joined + away.size, left, commands: load.tally.ok }, misses: [] };
  },
};
