import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { CamundaDoor } from './camunda-door';
import { findJava, mavenClassPath } from './java';
import { freePorts, startProgram } from './program';
import { cacheFolder, firstWay, NotHere } from './ways';

const VERSION = '8.8.21';
const NAME = `camunda-peer-${VERSION}`;
const ARTIFACTS = [`io.camunda:zeebe-process-test-engine:${VERSION}`];
const MAIN = 'io.camunda.zeebe.process.test.engine.CamundaPeer';
const JAVA = 21;
const sources = path.resolve(__dirname, '../../peer');
const run = promisify(execFile);

export type CamundaServer = Readonly<{ grpcAddress: string; restAddress: string; stop(): Promise<void> }>;
/** Camunda's engine in memory: what it does is seen through its side door; it keeps nothing. */
export type CamundaPeer = CamundaServer & Readonly<{ door: CamundaDoor }>;

/** The peer's classes, compiled once for each state of its sources. */
const classes = async (java: string, classPath: string): Promise<string> => {
  const files = readdirSync(sources).map((name) => path.join(sources, name));
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const compiled = path.join(cacheFolder, NAME, `classes-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(compiled)) return compiled;
  const making = mkdtempSync(`${compiled}-`);
  try {
    await run(java.replace(/java$/, 'javac'), ['-nowarn', '-cp', classPath, '-d', making, ...files]);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotHere(`no compiler beside ${java}`);
    throw error;
  }
  if (existsSync(compiled)) rmSync(making, { recursive: true, force: true });
  else renameSync(making, compiled);
  return compiled;
};

/** What the peer is started with: fetched and compiled once, before the tests whose time is limited. @throws NotHere */
export const fetchCamundaPeer = async (): Promise<{ java: string; classPath: string }> => {
  const java = await findJava(JAVA);
  const fetched = await mavenClassPath(NAME, ARTIFACTS);
  return { java, classPath: `${await classes(java, fetched)}${path.delimiter}${fetched}` };
};

/**
 * Camunda's own engine in memory, with its records and its clock. Neither a container nor a cluster can be asked for
 * its records or told the time, so there is one way only: Java and Maven.
 * @throws NotHere
 */
export const camundaPeer = async (): Promise<CamundaPeer> => {
  const { java, classPath } = await fetchCamundaPeer();
  const [grpc, http] = (await freePorts(2)) as [number, number];
  const memory = ['-Xmx1g', '-XX:+UseSerialGC'];
  const program = [...memory, '-cp', classPath, MAIN, String(grpc), String(http)];
  const engine = await startProgram(java, program, { ready: /^ready$/m });
  const restAddress = `http://127.0.0.1:${http}`;
  return {
    grpcAddress: `127.0.0.1:${grpc}`,
    restAddress,
    door: new CamundaDoor(restAddress),
    stop: () => engine.end('SIGTERM'),
  };
};

const container = async (): Promise<CamundaServer> => {
  const { GenericContainer, Wait } = await import('testcontainers');
  const [grpc, rest, management] = [26500, 8080, 9600];
  const started = await new GenericContainer('camunda/camunda:8.8')
    .withExposedPorts(grpc, rest, management)
    .withEnvironment({
      SPRING_PROFILES_ACTIVE: 'broker',
      CAMUNDA_DATABASE_TYPE: 'none',
      CAMUNDA_SECURITY_AUTHENTICATION_UNPROTECTEDAPI: 'true',
      CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED: 'false',
    })
    .withWaitStrategy(Wait.forHttp('/ready', management))
    .withStartupTimeout(180_000)
    .start();
  return {
    grpcAddress: `${started.getHost()}:${started.getMappedPort(grpc)}`,
    restAddress: `http://${started.getHost()}:${started.getMappedPort(rest)}`,
    stop: async () => void (await started.stop()),
  };
};

/** A Camunda 8.8 for tests: that of `DUBAN_TEST_CAMUNDA` (`host:26500,http://host:8080`), a container, or the peer. */
export const camundaServer = (): Promise<CamundaServer> =>
  firstWay<CamundaServer>({
    name: 'Camunda 8.8',
    variable: 'DUBAN_TEST_CAMUNDA',
    given: (address) => {
      const [grpcAddress, restAddress] = address.split(',');
      if (!grpcAddress || !restAddress)
        throw new Error(`DUBAN_TEST_CAMUNDA is '${address}', not like 'host:26500,http://host:8080'`);
      return { grpcAddress, restAddress, stop: () => Promise.resolve() };
    },
    container,
    native: camundaPeer,
    needs: `a JDK ${JAVA} or newer and Maven`,
  });
