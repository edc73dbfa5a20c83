import { type ServiceDefinition } from '@duban/host';
import { liveFeed } from './live/live-feed';
import { LiveHttp } from './live/live.http';
import { messageListener } from './message/message.listener';
import { MessageQueries } from './message/message.queries';
import { messageTables } from './migrations/0001-message';

/** 通知: messages to positions, and the live feed of open pages. */
export const definition: ServiceDefinition = {
  name: 'notification',
  zh: '通知',
  migrations: [messageTables],
  commands: [],
  queries: [MessageQueries, LiveHttp],
  listeners: () => messageListener(liveFeed),
  restricted: { message: 'matter_id' },
};
