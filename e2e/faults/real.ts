import { startEmbeddedPostgres } from '@duban/persistence';
import { ownKafkaServer } from '@duban/testing/servers/kafka';
import { Cluster, clusterSecret, type ServiceName } from '../scenarios/cluster';
import { folder } from './embedded';
import { Closing, embeddedUrl, type Stack } from './stack';

export type RealOptions = Readonly<{
  /** services of which there are two */
  twice?: readonly ServiceName[];
  variables?: Readonly<Record<string, string>>;
}>;

/** For twelve processes and more. */
const CONNECTIONS = 300;

/** Every service in a process of its own behind the edge, facts over a Kafka of the run, PostgreSQL with full durability. */
export const realStack = async ({ twice = [], variables = {} }: RealOptions = {}): Promise<
  Stack & { cluster: Cluster }
> => {
  const closing = new Closing();
  try {
    const dataDir = folder(closing);
    const kafka = await ownKafkaServer();
    closing.later(() => kafka.stop());
    const postgres = await startEmbeddedPostgres({ root: dataDir, connections: CONNECTIONS });
    closing.later(() => postgres.stop());
    const cluster = await Cluster.start({
      databaseUrl: postgres.url,
      dataDir,
      adminPassword: 'Faults-2026-schilf',
      instances: 1,
      twice,
      variables: { DUBAN_KAFKA_BROKERS: kafka.brokers.join(','), DUBAN_LOG_LEVEL: 'info', ...variables },
    });
    closing.later(() => cluster.close());
    return {
      kind: 'real',
      url: cluster.url,
      secret: clusterSecret,
      databaseUrl: () => embeddedUrl(dataDir),
      dataDir,
      members: cluster.instances.map((instance) => ({
        name: instance.program,
        pid: () => instance.pid,
        start: async () => void (await instance.start()),
        stop: (signal) => instance.stop(signal),
        output: () => instance.output,
      })),
      kafka,
      cluster,
      close: closing.close,
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
};
