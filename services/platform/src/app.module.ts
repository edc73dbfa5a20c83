import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { definition as archive } from '@duban/archive-service';
import { definition as assignment } from '@duban/assignment-service';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { definition as directory, type DirectoryOptions } from '@duban/directory-service';
import { diskStore } from '@duban/documents';
import { Engine, serveGateway } from '@duban/engine';
import {
  type KafkaVariables,
  type Logger,
  type MovableClock,
  openTransport,
  type Running,
  sealing,
  serveConsole,
  type ServiceDefinition,
  startServices,
  sessionTokens,
} from '@duban/host';
import { definition as intake } from '@duban/intake-service';
import { definition as notification, type NotificationOptions } from '@duban/notification-service';
import { definition as reporting } from '@duban/reporting-service';
import { definition as workflow, type ProcessHistory } from '@duban/workflow-service';
import { engineHistory } from './engine-history';
import { keptSecret } from './data-folder';
import { settledBy } from './settled';

const diagrams = path.resolve(__dirname, '../../../bpmn/processes');
const consoleDist = path.resolve(__dirname, '../../console/dist');

export type Platform = Running & Readonly<{ settled(): Promise<void> }>;

/** All services of the platform. */
export const servicesOf = (options: {
  directory: DirectoryOptions;
  notification: NotificationOptions;
  history?: ProcessHistory;
}): readonly ServiceDefinition[] => [
  directory(options.directory),
  intake,
  assignment,
  archive,
  notification(options.notification),
  reporting,
  workflow({ ...(options.history ? { history: options.history } : {}), processes: diagrams }),
];

/**
 * Every service in one process on the embedded adapters. `close` stops in order and leaves PostgreSQL to the caller; so does a
 * start that fails.
 */
export const startPlatform = async (options: {
  databaseUrl: string;
  dataDir: string;
  host: string;
  port: number;
  clock: MovableClock;
  log: Logger;
  directory: DirectoryOptions;
  notification: NotificationOptions;
  kafka?: KafkaVariables;
}): Promise<Platform> => {
  const { databaseUrl, dataDir, clock, log } = options;
  const opened: { close(): Promise<void> }[] = [];
  const open = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const it = await opening;
    opened.push(it);
    return it;
  };
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one.close();
  };
  try {
    const engine = await open(
      Engine.open({ url: databaseUrl, clock: clock.millis, log: (error) => log.error({ err: error }, 'engine') }),
    );
    const token = randomBytes(24).toString('base64url');
    const gateway = await open(serveGateway(engine, { token }));
    const transport = await open(openTransport({ ...options.kafka, DUBAN_DATABASE_URL: databaseUrl }, log));
    const running = await open(
      startServices(servicesOf({ ...options, history: engineHistory(engine) }), {
        host: options.host,
        port: options.port,
        databaseUrl,
        transport,
        workflow: { grpcAddress: gateway.grpcAddress, restAddress: gateway.restAddress, token },
        attachments: diskStore(path.join(dataDir, 'attachments')),
        tokens: sessionTokens(keptSecret(dataDir, 'session')),
        sealing: sealing(keptSecret(dataDir, 'sealing')),
        clock,
        calendar: () => stateCouncilCalendar,
        policyFor: () => countyPolicy,
        log,
        mount: (fastify) => serveConsole(fastify as never, consoleDist),
      }),
    );
    return { ...running, settled: settledBy({ running, engine, transport }), close };
  } catch (error) {
    await close();
    throw error;
  }
};
