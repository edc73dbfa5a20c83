import { type AttachmentStore } from '@duban/documents';
import { type Calendar } from '@duban/calendar';
import { type Policy } from '@duban/contracts';
import { type Actor, type Instant } from '@duban/kernel';
import { type FactHandlers, type Transport } from '@duban/messaging';
import { type Database, type Migration, type Scope, type WritePath } from '@duban/persistence';
import { type JobHandler, type WorkflowClient } from '@duban/workflow';
import { type Type } from '@nestjs/common';
import { type Beside } from './beside';
import { type CommandBinding } from './command-binding';
import { type Informants } from './informants';
import { type Logger } from './logging';
import { type Metrics } from './metrics';
import { type Sealing } from './sealing';

/** Where `now` comes from: injected, so that tests and the demo may move it. */
export type Clock = Readonly<{ now(): Instant }>;

/** 会话: who a token stands for. `verify` gives undefined for a token that is over, forged, ended or not ours. */
export type Sessions = Readonly<{
  issue(actor: Actor): Promise<string>;
  verify(token: string): Promise<Actor | undefined>;
  /** 退出: from now on the token is nobody's, in this process at once and in all others as soon as they hear of it */
  end(token: string): Promise<void>;
}>;

/** Everything a service's own code may touch. Query controllers get it by `@Inject(envToken('<service>'))`. */
export type ServiceEnv = Readonly<{
  name: string;
  db: Database;
  handle: WritePath['handle'];
  clock: Clock;
  attachments: AttachmentStore;
  /** the scheme in force now, or a version that something began under; @throws Conflict when it is not known here yet */
  policyFor: (region: string, version?: string) => Policy;
  /** with the positions that the person exercises for others now (代理) */
  acting: (actor: Actor) => Actor;
  /** what the region works by now, or the version that something was counted by */
  calendar: (region: string, version?: string) => Calendar;
  transport: Transport;
  /** other processes of this service */
  beside: Beside;
  workflow: WorkflowClient;
  sessions: Sessions;
  sealing: Sealing;
  /** whom no text of a matter may name */
  informants: Pick<Informants, 'any' | 'keep' | 'named' | 'refuseNamed'>;
  log: Logger;
  metrics: Metrics;
  /** aborted when the process is asked to stop: open streams end, waits give up */
  stopping: AbortSignal;
}>;

export type BackgroundWork = Readonly<{
  stop(): Promise<void>;
  /** does what the clock has made due; true when that was nothing */
  quiet?(): Promise<boolean>;
}>;

/** A service as the host runs it: alone in a process, or beside the others in the platform. */
export type ServiceDefinition = Readonly<{
  /** also the name of its schema and of its consumer group */
  name: string;
  zh: string;
  migrations: readonly Migration[];
  commands: readonly CommandBinding[];
  /** Nest controllers of the reads; each route carries `@Allow` */
  queries: readonly Type[];
  /** fact type → effect in this service, in one transaction with the inbox row */
  listeners?: (env: ServiceEnv) => FactHandlers;
  /** tables whose rows belong to a matter → the column that names it: of a restricted matter only its named persons see them */
  restricted?: Readonly<Record<string, string>>;
  /**
   * tables that follow from facts alone, so that they may be emptied and made again from the first fact (从头重放); what the
   * background of the service locks first comes first. Without any the service refuses to be replayed.
   */
  projections?: readonly string[];
  /** jobs that are no commands of the catalogue, by job type */
  jobs?: (env: ServiceEnv) => Readonly<Record<string, JobHandler>>;
  /** background work beside jobs and listeners; stopped before consumers and relay */
  start?: (env: ServiceEnv) => Promise<BackgroundWork | void>;
  /** which rows an actor's command may touch; `scopeOf` unless the service has rules of its own (directory) */
  scopeOf?: (actor: Actor) => Scope;
}>;

/** Injection token of a service's `ServiceEnv`. */
export const envToken = (service: string): string => `duban:env:${service}`;
