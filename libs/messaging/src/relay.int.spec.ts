import { postgresTransport } from './index';
import { relayContract } from './relay.contract';

relayContract('PostgreSQL', (databaseUrl) => postgresTransport(databaseUrl));
