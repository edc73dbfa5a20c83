import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type CamundaServer } from './camunda';
import { findJava, mavenFile } from './java';
import { freePorts, type Program, startProgram } from './program';
import { cacheFolder, firstWay } from './ways';

const VERSION = '8.6.0';
const NAME = `camunda-zeebe-${VERSION}`;
const ARTIFACT = `io.camunda:camunda-zeebe:${VERSION}:tar.gz`;
const JAVA = 21;
const run = promisify(execFile);

/** A broker that keeps what it has: for what a server in memory cannot show. */
export type CamundaBroker = CamundaServer &
  Readonly<{
    /** as a loss of power would */
    kill(): Promise<void>;
    /** on the same data and ports */
    restart(): Promise<void>;
  }>;

/** The distribution, fetched and unpacked once. @throws NotHere when there is no Maven */
const distribution = async (): Promise<string> => {
  const folder = path.join(cacheFolder, NAME);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const making = mkdtempSync(`${folder}-`);
  try {
    const archive = await mavenFile(ARTIFACT, making);
    await run('tar', ['-xzf', archive, '-C', making]);
    if (!existsSync(folder)) renameSync(path.join(making, NAME), folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
};

const settings = (data: string, [grpc, rest, management, command, internal]: readonly number[]) => ({
  JAVA_OPTS: '-Xms256m -Xmx768m -XX:+UseSerialGC',
  ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
  ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(command),
  ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(internal),
  ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
  ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
  ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(grpc),
  ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE: 'none',
  SERVER_ADDRESS: '127.0.0.1',
  SERVER_PORT: String(rest),
  MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
  MANAGEMENT_SERVER_PORT: String(management),
  ZEEBE_BROKER_DATA_DIRECTORY: data,
  ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
  ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
  ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
  ZEEBE_BROKER_EXPERIMENTAL_RAFT_PREALLOCATESEGMENTFILES: 'false',
  ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '2',
  ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '2',
});

const native = async (): Promise<CamundaBroker> => {
  const java = await findJava(JAVA);
  const program = path.join(await distribution(), 'bin/broker');
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-camunda-'));
  const ports = await freePorts(5);
  const env = { ...settings(path.join(folder, 'data'), ports), JAVA_HOME: '', JAVACMD: java === 'java' ? '' : java };
  const start = (): Promise<Program> =>
    startProgram(program, [], { ready: /Started StandaloneBroker/, cwd: folder, env });
  let broker = await start();
  return {
    grpcAddress: `127.0.0.1:${ports[0]}`,
    restAddress: `http://127.0.0.1:${ports[1]}`,
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

const container = async (): Promise<CamundaBroker> => {
  const { GenericContainer, Wait } = await import('testcontainers');
  const [grpc, rest, management, command, internal] = (await freePorts(5)) as [number, number, number, number, number];
  const everywhere = Object.fromEntries(
    Object.entries(settings('/usr/local/zeebe/data', [grpc, rest, management, command, internal])).map(
      ([name, value]) => [name, value === '127.0.0.1' ? '0.0.0.0' : value],
    ),
  );
  const broker = await new GenericContainer(`camunda/zeebe:${VERSION}`)
    .withExposedPorts(...[grpc, rest].map((port) => ({ container: port, host: port })))
    .withEnvironment(everywhere)
    .withWaitStrategy(Wait.forLogMessage(/Started StandaloneBroker/))
    .withStartupTimeout(180_000)
    .start();
  return {
    grpcAddress: `127.0.0.1:${grpc}`,
    restAddress: `http://127.0.0.1:${rest}`,
    kill: async () => void (await broker.stop({ remove: false, timeout: 0 })),
    restart: () => broker.restart(),
    stop: async () => void (await broker.stop()),
  };
};

/**
 * A Camunda broker of one partition with its data on a disk, for tests that kill it and as the reference of P5: a
 * container, or the newest full distribution that there is as a Maven artifact. It is older than what the platform runs
 * on: it has no `creating` and `canceling` listeners, so no to-do inbox. Never a given one: tests kill it.
 * @throws NotHere
 */
export const camundaBroker = (): Promise<CamundaBroker> =>
  firstWay<CamundaBroker>(
    {
      name: `Camunda ${VERSION} with its data on a disk`,
      variable: 'DUBAN_TEST_CAMUNDA',
      given: native,
      container,
      native,
      needs: `Java ${JAVA} or newer and Maven`,
    },
    true,
  );
