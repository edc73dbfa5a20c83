import { type ServiceDefinition } from '@duban/host';
import { channelsOf, openChannels } from './channel/channels';
import { type NotificationOptions } from './config';
import { DeliveryHttp } from './delivery/delivery.http';
import { startDelivery } from './delivery/deliver';
import { liveFeed } from './live/live-feed';
import { LiveHttp } from './live/live.http';
import { messageListener } from './message/message.listener';
import { MessageQueries } from './message/message.queries';
import { messageTables } from './migrations/0001-message';
import { deliveryTables } from './migrations/0002-delivery';
import { settingsHttp } from './settings/settings.http';

/** 通知: messages to positions, the channels that carry them to persons, and the live feed of open pages. */
export const definition = (options: NotificationOptions): ServiceDefinition => ({
  name: 'notification',
  zh: '通知',
  migrations: [messageTables, deliveryTables],
  commands: [],
  queries: [MessageQueries, DeliveryHttp, settingsHttp(channelsOf(options)), LiveHttp],
  listeners: () => messageListener(liveFeed),
  restricted: { message: 'matter_id', known_matter: 'id', delivery: 'matter_id' },
  start: async (env) => startDelivery(env, openChannels(options, env.clock.now), options.publicUrl),
});
