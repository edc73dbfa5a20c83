import { startEmbeddedPostgres } from '../persistence/src/embedded';
import { fetchCamundaPeer } from '../testing/src/servers/camunda';
import { kafkaServer } from '../testing/src/servers/kafka';
import { postgresServer } from '../testing/src/servers/postgres';
import { testRun } from './jest.run';

/** One PostgreSQL and one Kafka for the whole run; specs that harm a server start their own. */
module.exports = async (): Promise<void> => {
  await fetchCamundaPeer();
  const postgres = await postgresServer(startEmbeddedPostgres);
  process.env['DUBAN_TEST_POSTGRES'] = postgres.url;
  testRun.stops.push(postgres.stop);
  const kafka = await kafkaServer();
  process.env['DUBAN_TEST_KAFKA'] = kafka.brokers.join(',');
  testRun.stops.push(kafka.stop);
};
