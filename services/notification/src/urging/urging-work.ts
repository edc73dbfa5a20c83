import { type BackgroundWork, type ServiceEnv } from '@duban/host';
import { type DueFeed } from '../deadline/due-feed';
import { Alarm } from './alarm';
import { tick } from './tick';

/** 催办 in the background: one wake-up for all that is due, none while nothing is. */
export const urgingWork = (env: ServiceEnv, feed: DueFeed): BackgroundWork => {
  let done = 0;
  const alarm = new Alarm(
    () => Date.parse(env.clock.now()),
    async () => {
      const ticked = await tick(env);
      done += ticked.done;
      return ticked.next;
    },
    (error) => env.log.error({ err: error }, 'urging'),
  );
  const off = feed.listen((due) => alarm.expect(Date.parse(due)));
  alarm.expect(0);
  return {
    quiet: async () => {
      const before = done;
      await alarm.ring();
      return done === before;
    },
    stop: () => {
      off();
      return alarm.stop();
    },
  };
};
