import path from 'node:path';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import { createLogger } from './logging';
import { openTransport } from './open-transport';
import { type Adapters, type ServiceVariables } from './run-alone';
import { sealing } from './sealing';
import { sessionTokens } from './sessions';

/** The adapters of a deployment on a given PostgreSQL, a Kafka if one is given, and a shared disk: what a service uses when it runs alone. */
export const givenAdapters = async (variables: ServiceVariables): Promise<Adapters> => ({
  transport: await openTransport(variables, createLogger(variables.DUBAN_LOG_LEVEL)),
  attachments: diskStore(path.join(variables.DUBAN_DATA_DIR, 'attachments')),
  tokens: sessionTokens(variables.DUBAN_SESSION_SECRET),
  sealing: sealing(variables.DUBAN_SEALING_SECRET),
  calendar: () => stateCouncilCalendar,
  policyFor: () => countyPolicy,
});
