import { type BackgroundWork, type ServiceDefinition } from '@duban/host';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { channelsOf, openChannels } from './channel/channels';
import { type NotificationOptions } from './config';
import { deadlineListener } from './deadline/deadline.listener';
import { dueFeed } from './deadline/due-feed';
import { DeliveryHttp } from './delivery/delivery.http';
import { startDelivery } from './delivery/deliver';
import { liveFeed } from './live/live-feed';
import { LiveHttp } from './live/live.http';
import { messageListener } from './message/message.listener';
import { MessageQueries } from './message/message.queries';
import { messageTables } from './migrations/0001-message';
import { deliveryTables } from './migrations/0002-delivery';
import { urgingTables } from './migrations/0003-urging';
import { messageMatters } from './migrations/0004-message-matters';
import { wholeOfParts } from './migrations/0005-whole';
import { coordinationParties } from './migrations/0006-parties';
import { settingsHttp } from './settings/settings.http';
import { ReminderQueries } from './urging/reminder.queries';
import { urgingWork } from './urging/urging-work';

/** What several parts of the service do about the same fact, one after the other in its transaction. */
const inTurn = (...parts: readonly FactHandlers[]): FactHandlers =>
  Object.fromEntries(
    [...new Set(parts.flatMap((part) => Object.keys(part)))].map((type) => [
      type,
      async (fact: Envelope, tx: Tx) => {
        for (const part of parts) await part[type]?.(fact, tx);
      },
    ]),
  );

const together = (...works: readonly BackgroundWork[]): BackgroundWork => ({
  quiet: async () => {
    for (const work of works) if (!((await work.quiet?.()) ?? true)) return false;
    return true;
  },
  stop: async () => {
    for (const work of works) await work.stop();
  },
});

/**
 * 通知: deadlines and the urging ladder, messages to positions, the channels that carry them to persons, and the live feed
 * of open pages.
 */
export const definition = (options: NotificationOptions): ServiceDefinition => ({
  name: 'notification',
  zh: '通知',
  migrations: [messageTables, deliveryTables, urgingTables, messageMatters, wholeOfParts, coordinationParties],
  commands: [],
  queries: [MessageQueries, DeliveryHttp, settingsHttp(channelsOf(options)), ReminderQueries, LiveHttp],
  listeners: (env) => {
    liveFeed.join(env.beside);
    return inTurn(messageListener(liveFeed), deadlineListener(env, dueFeed.tell));
  },
  restricted: {
    message: 'matter_id',
    known_matter: 'id',
    delivery: 'matter_id',
    clock: 'matter_id',
    deadline: 'matter_id',
    reminder: 'matter_id',
    urging: 'matter_id',
  },
  // Messages, deliveries and reminders tell what was said and when: no fact does, and a replay only adds what is missing.
  projections: ['deadline', 'clock', 'coordination', 'assignment'],
  start: (env) =>
    Promise.resolve(
      together(urgingWork(env, dueFeed), startDelivery(env, openChannels(options, env.clock.now), options.publicUrl)),
    ),
});
