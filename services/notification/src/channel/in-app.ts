import { type LiveFeed } from '../live/live-feed';
import { type Channel } from './channel';

/** 站内: the message lies in its table already; open pages of the person are told to look. */
export const inAppChannel = (feed: LiveFeed, now: () => string): Channel => ({
  name: 'IN_APP',
  reaches: () => true,
  send: async ({ id, region, to }) =>
    feed.tell({ region, person: to.id, matterId: null, type: 'message.delivered', at: now(), id }),
  close: async () => undefined,
});
