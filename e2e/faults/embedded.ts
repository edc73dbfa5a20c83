import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@duban/testing';
import { ownKafkaServer } from '@duban/testing/servers/kafka';
import { freePorts } from '@duban/testing/servers/program';
import { root } from '../scenarios/program';
import { Closing, embeddedUrl, postgresPid, type Member, type Stack } from './stack';

/** What `npm start` runs once everything is built: a restart in a run does not look for changed sources. */
const START = `require(${JSON.stringify(path.join(root, 'services/platform/dist/main.js'))}).main(process.argv.slice(1))`;
const STARTED_WITHIN_MS = 180_000;
const KEPT = 20_000;

export const folder = (closing: Closing): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'duban-faults-'));
  chmodSync(made, 0o711);
  closing.later(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));
  return made;
};

/** The environment without what would steer the platform. */
export const neutral = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DUBAN_')));

/** The platform as `npm start` runs it: one process, its PostgreSQL beside it. */
class Platform implements Member {
  readonly name = 'platform';
  private child: ChildProcess | undefined;
  private said = '';

  constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  pid = (): number => this.child?.pid ?? 0;
  output = (): string => this.said;

  async start(): Promise<void> {
    const options = ['--empty', '--verbose', '--port', String(this.port), '--data-dir', this.dataDir];
    const env = {
      ...neutral(),
      DUBAN_ADMIN_PASSWORD: 'Faults-2026-schilf',
      DUBAN_LOG_LEVEL: 'warn',
      ...this.variables,
    };
    const child = spawn(process.execPath, ['-e', START, '--', ...options], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (this.said = (this.said + String(chunk)).slice(-KEPT)));
    const state = await eventually(
      'the platform has started',
      () => (child.exitCode !== null ? 'ended' : /督办平台已启动/.exec(this.said)?.[0]),
      { timeoutMs: STARTED_WITHIN_MS },
    );
    if (state === 'ended') throw new Error(`the platform did not start:\n${this.said}`);
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }
}

/** @param over what carries the facts: its own tables, or a Kafka of the run */
export const embeddedStack = async (
  over: 'embedded' | 'kafka' = 'embedded',
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack> => {
  const closing = new Closing();
  try {
    const kafka = over === 'kafka' ? await ownKafkaServer() : undefined;
    if (kafka) closing.later(() => kafka.stop());
    const variables = { ...environment, ...(kafka ? { DUBAN_KAFKA_BROKERS: kafka.brokers.join(',') } : {}) };
    const dataDir = folder(closing);
    const [port] = (await freePorts(1)) as [number];
    const platform = new Platform(dataDir, port, variables);
    closing.later(() => {
      const left = postgresPid(dataDir);
      if (left > 0) process.kill(left, 'SIGQUIT');
    });
    closing.later(() => platform.stop('SIGTERM'));
    await platform.start();
    return {
      kind: over,
      url: `http://127.0.0.1:${port}`,
      secret: readFileSync(path.join(dataDir, 'session.secret'), 'utf8').trim(),
      databaseUrl: () => embeddedUrl(dataDir),
      dataDir,
      members: [platform],
      ...(kafka ? { kafka } : {}),
      close: closing.close,
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
};
