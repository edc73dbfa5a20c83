import { type words } from '@duban/contracts';
import { type NotificationOptions } from '../config';
import { liveFeed } from '../live/live-feed';
import { type Channel } from './channel';
import { emailChannel } from './email';
import { inAppChannel } from './in-app';
import { webhookChannel } from './webhook';

/** Names of the channels that are on. */
export const channelsOf = ({ email, webhook }: NotificationOptions): words.MessageChannel[] => [
  'IN_APP',
  ...(email ? (['EMAIL'] as const) : []),
  ...(webhook ? (['WEBHOOK'] as const) : []),
];

/** The channels that are on. */
export const openChannels = ({ email, webhook }: NotificationOptions, now: () => string): Channel[] => [
  inAppChannel(liveFeed, now),
  ...(email ? [emailChannel(email)] : []),
  ...(webhook ? [webhookChannel({ ...webhook, now })] : []),
];
