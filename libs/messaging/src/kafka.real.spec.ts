import { testDatabase } from '@duban/testing';
import { kafkaTransport, type Transport } from './index';
import { relayContract } from './relay.contract';
import { replayContract } from './replay.contract';
import { transportContract } from './transport.contract';

const open = (databaseUrl: string): Promise<Transport> =>
  kafkaTransport({
    brokers: (process.env['DUBAN_TEST_KAFKA'] ?? '').split(','),
    topics: ['duban.proof.v1', 'duban.again.v1'],
    databaseUrl,
    report: () => undefined,
  });

transportContract('Kafka', async () => {
  const database = await testDatabase();
  return { open: () => open(database.url), cleanUp: () => database.drop() };
});
relayContract('Kafka', open);
replayContract('Kafka', open);
