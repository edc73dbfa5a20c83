import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type OwnKafkaServer } from '@duban/testing/servers/kafka';

/** A process of the platform that a fault may hit. */
export type Member = Readonly<{
  /** what it is: `platform`, or the service */
  name: string;
  pid(): number;
  /** starts it where it was before, and waits until it says that it has started */
  start(): Promise<void>;
  /** answers its exit code */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** what it has said since it was started */
  output(): string;
}>;

/** A deployment on this machine that a fault may harm: everything that belongs to it was started for the run. */
export type Stack = Readonly<{
  /**
   * - embedded: one process as by `npm start`
   * - kafka: the same, facts over a Kafka
   * - real: every service a process of its own behind the edge, facts over a Kafka
   */
  kind: 'embedded' | 'kafka' | 'real';
  url: string;
  /** with which it signs its sessions */
  secret: string;
  /** as the owner of the schemas reaches it; another port each time the platform starts it anew */
  databaseUrl(): string;
  /** where its PostgreSQL and its attachments lie */
  dataDir: string;
  members: readonly Member[];
  kafka?: OwnKafkaServer;
  close(): Promise<void>;
}>;

/** What was begun last ends first, whatever happened; a step that fails does not keep the others. */
export class Closing {
  private readonly steps: (() => Promise<unknown> | void)[] = [];
  private closing: Promise<void> | undefined;

  later(step: () => Promise<unknown> | void): void {
    this.steps.push(step);
  }

  /** Whoever asks again waits for the same end. */
  close = (): Promise<void> => (this.closing ??= this.all());

  private async all(): Promise<void> {
    for (const step of this.steps.splice(0).reverse())
      try {
        await step();
      } catch (error) {
        console.error('closing:', (error as Error).message);
      }
  }
}

const pidFile = (dataDir: string): string => path.join(dataDir, 'postgres', 'postmaster.pid');
/** 0 while it is not running */
export const postgresPid = (dataDir: string): number => {
  const file = pidFile(dataDir);
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
};
/** The address of the embedded PostgreSQL of a data folder, as it runs now. */
export const embeddedUrl = (dataDir: string): string => {
  const password = readFileSync(path.join(dataDir, 'database.secret'), 'utf8');
  const port = Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[3]);
  return `postgres://duban:${password}@127.0.0.1:${port}/postgres`;
};
