import { LiveFeed } from '../live/live-feed';
import { channelContract, type Received } from './channel.contract';
import { inAppChannel } from './in-app';

channelContract('站内', async () => {
  const feed = new LiveFeed();
  const received: Received[] = [];
  feed.listen(({ id, person = '' }) => void received.push({ id, to: person }));
  return {
    channel: inAppChannel(feed, () => '2026-03-02T01:00:00.000Z'),
    received: () => received,
    cleanUp: async () => undefined,
  };
});
