import { testDatabase } from '@duban/testing';
import { postgresTransport } from './index';
import { transportContract } from './transport.contract';

transportContract('PostgreSQL', async () => {
  const database = await testDatabase();
  return { open: () => postgresTransport(database.url), cleanUp: () => database.drop() };
});
