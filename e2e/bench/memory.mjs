import { closedLoad } from './http-load.mjs';
import { intake } from './intake.mjs';
import { rounds, single, sliceSeconds } from './measure.mjs';
import { cleaningUp, folder, pause, peakMb, residentMb, SETTLE_MS, treeMb } from './programs.mjs';
import { platform } from './start.mjs';

/** P13: one service idle and under P1, and the whole platform in one process with its PostgreSQL. Linux only. */
export const memory = async () => {
  const service = await cleaningUp(async (later) => {
    const running = await intake(later);
    await pause(SETTLE_MS);
    const idle = residentMb(running.pid);
    const load = { at: 64, seconds: Math.max(1, (rounds * sliceSeconds) / 3) };
    await closedLoad(running.url, { ...load, next: running.register, done: ({ id }) => running.matters.push(id) });
    await closedLoad(running.url, { ...load, next: running.draft });
    const loaded = peakMb(running.pid);
    await pause(SETTLE_MS);
    return { idle, loaded, after: residentMb(running.pid) };
  });
  const whole = await cleaningUp(async (later) => {
    const { pid } = await platform(later, folder(later));
    await pause(SETTLE_MS);
    return treeMb(pid);
  });
  return {
    rows: [
      single('P13 one service, idle', 'MB', [service.idle], { must: '≤ 130', aim: '≤ 110' }),
      single('P13 one service under P1, peak', 'MB', [service.loaded], { must: '≤ 220', aim: '≤ 180' }),
      single('P13 one service idle again after P1', 'MB', [service.after]),
      single('P13 whole platform with its PostgreSQL, idle', 'MB', [whole], { must: '≤ 600', aim: '≤ 450' }),
    ],
    slices: { service, whole },
  };
};
