import { startEmbeddedPostgres } from '../persistence/src/embedded';
import { postgresServer } from '../testing/src/servers/postgres';
import { testRun } from './jest.run';

/** One PostgreSQL for the whole run. */
module.exports = async (): Promise<void> => {
  const { url, stop } = await postgresServer(startEmbeddedPostgres);
  process.env['DUBAN_TEST_POSTGRES'] = url;
  testRun.stops.push(stop);
};
