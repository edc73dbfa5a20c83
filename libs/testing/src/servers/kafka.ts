import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findJava, mavenClassPath } from './java';
import { freePorts, type Program, startProgram } from './program';
import { cacheFolder, firstWay } from './ways';

const VERSION = '4.4.0';
const NAME = `kafka-${VERSION}`;
const ARTIFACTS = [`org.apache.kafka:kafka_2.13:${VERSION}`, 'org.apache.logging.log4j:log4j-slf4j-impl:2.25.5'];
const JAVA = 17;
const run = promisify(execFile);

/** An account that signs in by password at `signedIn` and may do nothing; `PLAINTEXT` clients may do all. */
export const strangerAccount = { username: 'stranger', password: 'stranger-secret' } as const;

export type KafkaServer = Readonly<{ brokers: readonly string[]; stop(): Promise<void> }>;
/** A broker of a test that harms it; it keeps addresses and data over `kill` and `restart`. */
export type OwnKafkaServer = KafkaServer &
  Readonly<{
    /** where clients sign in (SASL/PLAIN, no TLS) */
    signedIn: readonly string[];
    kill(): Promise<void>;
    restart(): Promise<void>;
  }>;

/** A killed broker may come back when its session is over; a broker that is starved on a busy machine must keep its own. */
const KILLED_SESSION_MS = 2_000;
const LASTING_SESSION_MS = 60_000;
/** Single partitions and copies for Kafka's own topics. */
const one = [
  'offsets.topic.replication.factor',
  'offsets.topic.num.partitions',
  ...['transaction.state.log', 'share.coordinator.state.topic'].flatMap((topic) =>
    ['replication.factor', 'min.isr', 'num.partitions'].map((setting) => `${topic}.${setting}`),
  ),
];
type Settings = Readonly<{
  bind: string;
  plain: number;
  /** where clients find it: itself, or a line that leads to it */
  advertised: string;
  signed: number;
  controller: number;
  data: string;
  sessionMs: number;
}>;
const properties = (at: Settings): string =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${at.controller}`,
    `listeners=PLAINTEXT://${at.bind}:${at.plain},SIGNED://${at.bind}:${at.signed},CONTROLLER://127.0.0.1:${at.controller}`,
    `advertised.listeners=PLAINTEXT://${at.advertised},SIGNED://127.0.0.1:${at.signed}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SIGNED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=PLAINTEXT',
    'sasl.enabled.mechanisms=PLAIN',
    `listener.name.signed.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_${strangerAccount.username}="${strangerAccount.password}";`,
    'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users=User:ANONYMOUS',
    'num.partitions=12',
    'auto.create.topics.enable=false',
    'group.initial.rebalance.delay.ms=0',
    'log.segment.bytes=16777216',
    'log.cleaner.dedupe.buffer.size=2097152',
    `broker.session.timeout.ms=${at.sessionMs}`,
    'broker.heartbeat.interval.ms=500',
    ...one.map((setting) => `${setting}=1`),
    `log.dirs=${at.data}`,
  ].join('\n');

const logging = `Configuration:
  Appenders:
    Console: { name: out, PatternLayout: { pattern: '%p %m (%c)%n' } }
  Loggers:
    Root: { level: warn, AppenderRef: { ref: out } }
    Logger: { name: kafka.server.KafkaRaftServer, level: info }
`;

/** An empty data folder as the storage tool leaves it, made once (2 s of Java) and copied for each server. */
const emptyData = async (java: string, classPath: string): Promise<string> => {
  const formatted = path.join(cacheFolder, NAME, 'formatted');
  if (existsSync(formatted)) return formatted;
  const making = mkdtempSync(`${formatted}-`);
  const file = path.join(making, 'server.properties');
  const data = path.join(making, 'data');
  writeFileSync(
    file,
    properties({
      ...{ bind: '127.0.0.1', plain: 1, advertised: '127.0.0.1:1', signed: 2, controller: 3 },
      ...{ data, sessionMs: KILLED_SESSION_MS },
    }),
  );
  const id = randomBytes(16).toString('base64url');
  await run(java, ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', file]);
  if (!existsSync(formatted)) renameSync(data, formatted);
  rmSync(making, { recursive: true, force: true });
  return formatted;
};

/** Given an address, answers with the one that clients are to use in its place. */
type Through = (address: string) => Promise<string>;
const itself: Through = (address) => Promise.resolve(address);

const native = async (sessionMs: number, through = itself): Promise<OwnKafkaServer> => {
  const java = await findJava(JAVA);
  const classPath = await mavenClassPath(NAME, ARTIFACTS);
  const empty = await emptyData(java, classPath);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-kafka-'));
  const data = path.join(folder, 'data');
  cpSync(empty, data, { recursive: true });
  const [plain, signed, controller] = (await freePorts(3)) as [number, number, number];
  const [config, log4j] = [path.join(folder, 'server.properties'), path.join(folder, 'log4j2.yaml')];
  const advertised = await through(`127.0.0.1:${plain}`);
  writeFileSync(config, properties({ bind: '127.0.0.1', plain, advertised, signed, controller, data, sessionMs }));
  writeFileSync(log4j, logging);
  const memory = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:MaxDirectMemorySize=128m'];
  const args = [...memory, `-Dlog4j2.configurationFile=${log4j}`, '-cp', classPath, 'kafka.Kafka', config];
  const start = (): Promise<Program> => startProgram(java, args, { ready: /Kafka Server started/, cwd: folder });
  let broker = await start();
  return {
    brokers: [advertised],
    signedIn: [`127.0.0.1:${signed}`],
    kill: () => broker.end('SIGKILL'),
    restart: async () => {
      await broker.end('SIGTERM');
      broker = await start();
    },
    stop: async () => {
      await broker.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const container = async (sessionMs: number, through = itself): Promise<OwnKafkaServer> => {
  const { GenericContainer, Wait } = await import('testcontainers');
  const [plain, signed] = (await freePorts(2)) as [number, number];
  const advertised = await through(`127.0.0.1:${plain}`);
  const content = properties({
    ...{ bind: '0.0.0.0', plain, advertised, signed, controller: 9093 },
    ...{ data: '/tmp/kafka-data', sessionMs },
  });
  const broker = await new GenericContainer(`apache/kafka:${VERSION}`)
    .withExposedPorts({ container: plain, host: plain }, { container: signed, host: signed })
    .withCopyContentToContainer([{ content, target: '/mnt/shared/config/server.properties' }])
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return {
    brokers: [advertised],
    signedIn: [`127.0.0.1:${signed}`],
    kill: async () => void (await broker.stop({ remove: false, timeout: 0 })),
    restart: () => broker.restart(),
    stop: async () => void (await broker.stop()),
  };
};

const ways = (sessionMs: number, through?: Through) => ({
  name: 'Kafka',
  variable: 'DUBAN_TEST_KAFKA',
  container: () => container(sessionMs, through),
  native: () => native(sessionMs, through),
  needs: `Java ${JAVA} or newer and Maven`,
});

/** A Kafka for tests: that of `DUBAN_TEST_KAFKA` (`host:port[,host:port]`), a container, or a broker of this machine. */
export const kafkaServer = (): Promise<KafkaServer> =>
  firstWay<KafkaServer>({
    ...ways(LASTING_SESSION_MS),
    given: (address) => ({ brokers: address.split(','), stop: () => Promise.resolve() }),
  });

const own = (sessionMs: number, through?: Through): Promise<OwnKafkaServer> =>
  firstWay<OwnKafkaServer>({ ...ways(sessionMs, through), given: () => native(sessionMs, through) }, true);
/** A Kafka of the caller alone, to be killed and restarted; clients come over a line of the caller where it gives one. */
export const ownKafkaServer = (through?: Through): Promise<OwnKafkaServer> => own(KILLED_SESSION_MS, through);
/** A Kafka of the caller alone, to be emptied. */
export const emptiedKafkaServer = (): Promise<KafkaServer> => own(LASTING_SESSION_MS);
