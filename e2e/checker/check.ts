import { type Kept } from '@duban/host';
import { checkClientLedger } from './client';
import { checkCommands } from './commands';
import { checkCounters } from './counters';
import { checkDeadlines } from './deadlines';
import { checkDeliveries } from './deliveries';
import { Findings, type Report } from './findings';
import { checkFold, type Fold } from './fold';
import { HandledCheck } from './handled';
import { checkInvariants } from './invariants';
import { JournalCheck } from './journal';
import { type KafkaAccess, kafkaTopics } from './kafka-topics';
import { checkProcesses, type Fresh } from './process';
import { checkRegions, type Reference } from './regions';
import { checkRowsWritten } from './rows';
import { PAGE, Snapshot } from './snapshot';
import { nameStrangers, postgresTopics, type Topics } from './topics';

export type CheckOptions = Readonly<{
  /** as the owner of the schemas; the services of one platform may lie in several databases */
  databaseUrls: readonly string[];
  /** where facts travel by Kafka */
  kafka?: KafkaAccess | undefined;
  /** ledger 1; without it what the client was told is not checked */
  clientLedger?: string | undefined;
  /** noun → how its rows are folded; without it rows are not compared with their facts */
  kept?: ReadonlyMap<string, Kept>;
  /** consumer → types that it must have handled even if its inbox knows none of them */
  hears?: Readonly<Record<string, readonly string[]>>;
  /** folds the projections anew; without it they are not compared with the facts */
  fold?: Fold;
  /** to what rows belong, where it is not the platform that is checked */
  belong?: readonly Reference[];
  /** the platform's time, where its clock was moved */
  now?: Date;
  /** it is working meanwhile: what a fact of the last minutes still has to bring about is no finding */
  live?: boolean;
  /** findings kept of each rule; all are counted */
  limit?: number;
  /** told what is being read, in Chinese */
  progress?: (text: string) => void;
}>;

type Services = ReadonlyMap<string, Snapshot>;
type Opened = Readonly<{ services: Services; transport: Snapshot | undefined }>;

/** What a fact brings about beyond its own transaction takes this long at most, in a platform that is well. */
const FRESH_MS = 10 * 60_000;

/**
 * Compares the ledgers of a platform. It changes nothing: each database is read in one read-only snapshot. Memory does
 * not grow with the number of facts.
 * @throws the driver's error when a database cannot be reached
 */
export const check = async (options: CheckOptions): Promise<Report> => {
  const { databaseUrls, clientLedger, progress = () => undefined } = options;
  const findings = new Findings(options.limit);
  const snapshots: Snapshot[] = [];
  let topics: Topics | undefined;
  let later: Opened = { services: new Map(), transport: undefined };
  try {
    const { services, transport } = await open(databaseUrls, snapshots);
    if (services.size === 0) findings.skip('这些数据库里没有平台的数据');
    topics = transport && (await topicsOf(transport, options, () => later.transport ?? transport));
    for (const [service, snapshot] of services) {
      const told = (lines: number): void => progress(`${service} 的日志:${lines} 行`);
      await new JournalCheck(snapshot, service, topics, findings, options.kept ?? new Map()).run(told);
      await checkCommands(snapshot, service, findings);
      await checkRowsWritten(snapshot, service, findings);
    }
    if (topics) {
      // What was read from a Kafka may be newer than the first snapshot: it is compared with a later one.
      if (options.kafka) later = await open(databaseUrls, snapshots);
      else later = { services, transport };
      if (later.transport) await ofTopics(topics, later.transport, later.services, findings, options);
    }
    await checkRegions(services, findings, (table) => progress(`${table} 的区域`), options.belong);
    await ofConsumers(services, findings, options);
    if (clientLedger) await checkClientLedger(clientLedger, services, findings, (n) => progress(`客户端台账:${n} 行`));
    return findings.report();
  } finally {
    await topics?.close();
    for (const snapshot of snapshots) await snapshot.close();
  }
};

/** All databases as they stand now. */
const open = async (databaseUrls: readonly string[], snapshots: Snapshot[]): Promise<Opened> => {
  const fresh: Snapshot[] = [];
  for (const url of databaseUrls) {
    const snapshot = await Snapshot.open(url);
    fresh.push(snapshot);
    snapshots.push(snapshot);
  }
  return {
    services: new Map(fresh.flatMap((snapshot) => snapshot.services.map((name) => [name, snapshot]))),
    transport: fresh.find((snapshot) => snapshot.has('transport.message')),
  };
};

const topicsOf = async (transport: Snapshot, { kafka }: CheckOptions, held: () => Snapshot): Promise<Topics> => {
  if (!kafka) return postgresTopics(transport);
  const groups = await transport.query<{ grp: string }>('select distinct grp from transport.subscription');
  return kafkaTopics(
    kafka,
    groups.map(({ grp }) => grp),
    held,
  );
};

const ofTopics = async (
  topics: Topics,
  transport: Snapshot,
  services: Services,
  findings: Findings,
  { hears = {}, fold, progress = () => undefined }: CheckOptions,
): Promise<void> => {
  const handled = await HandledCheck.open(transport, services, topics, findings);
  let read = 0;
  for await (const records of topics.records()) {
    await handled.page(await nameStrangers(records, services, findings));
    progress(`主题:${(read += records.length)} 条`);
  }
  handled.end(hears);
  if (fold) await checkFold(fold, topics, services, findings, (facts) => progress(`从零折叠:${facts} 条`));
};

/** Which of these matters had a fact in the last minutes. */
const freshIn =
  (intake: Snapshot | undefined, live: boolean): Fresh =>
  async (matters) => {
    if (!live || !intake) return new Set();
    const rows = await intake.query<{ id: string }>(
      `select distinct stream as id from intake.journal where stream = any($1) and at > $2`,
      [matters.slice(0, PAGE), new Date(intake.at.getTime() - FRESH_MS)],
    );
    return new Set(rows.map(({ id }) => id));
  };

const ofConsumers = async (
  services: Services,
  findings: Findings,
  { now, live = false, progress = () => undefined }: CheckOptions,
): Promise<void> => {
  const [notification, reporting, assignments] = ['notification', 'reporting', 'assignment'].map((name) =>
    services.get(name),
  );
  if (notification) {
    progress('时限、催办与送达');
    await checkDeadlines(notification, assignments, now ?? notification.at, findings);
    await checkDeliveries(notification, now ?? notification.at, findings);
  }
  if (reporting && assignments) {
    progress('计数');
    await checkCounters(reporting, assignments, findings);
  }
  progress('流程与事项');
  await checkProcesses(services, freshIn(services.get('intake'), live), findings);
  await checkInvariants(services, findings);
};
