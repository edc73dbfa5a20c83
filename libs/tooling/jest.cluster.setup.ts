import { startEmbeddedPostgres } from '../persistence/src/embedded';
import { camundaPeer } from '../testing/src/servers/camunda';
import { emptiedKafkaServer } from '../testing/src/servers/kafka';
import { postgresServer } from '../testing/src/servers/postgres';
import { testRun } from './jest.run';

/** The scenarios' servers, once for the run; counties empty the Kafka and the engine, so neither is a given one. */
module.exports = async (): Promise<void> => {
  const postgres = await postgresServer(startEmbeddedPostgres);
  testRun.stops.push(postgres.stop);
  const kafka = await emptiedKafkaServer();
  testRun.stops.push(kafka.stop);
  const peer = process.env['DUBAN_E2E_ENGINE'] === 'embedded' ? undefined : await camundaPeer();
  if (peer) testRun.stops.push(peer.stop);
  Object.assign(process.env, {
    DUBAN_TEST_POSTGRES: postgres.url,
    DUBAN_E2E_SHAPE: 'cluster',
    DUBAN_E2E_WITH_KAFKA_BROKERS: kafka.brokers.join(','),
    ...(peer ? { DUBAN_E2E_CAMUNDA: peer.restAddress } : {}),
  });
};
