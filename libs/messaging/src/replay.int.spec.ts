import { postgresTransport } from './index';
import { replayContract } from './replay.contract';

replayContract('PostgreSQL', postgresTransport);
