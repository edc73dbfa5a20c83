import { checkClientLedger } from './client';
import { checkCommands } from './commands';
import { waitingIn } from './drained';
import { Findings, type Report } from './findings';
import { JournalCheck } from './journal';
import { checkRowsWritten } from './rows';
import { Snapshot } from './snapshot';
import { postgresTopics } from './topics';

export type CheckOptions = Readonly<{
  /** as the owner of the schemas; the services of one platform may lie in several databases */
  databaseUrls: readonly string[];
  /** ledger 1; without it what the client was told is not checked */
  clientLedger?: string | undefined;
  /** findings kept of each rule; all are counted */
  limit?: number;
  /** told what is being read, in Chinese */
  progress?: (text: string) => void;
}>;

/**
 * Compares the ledgers of a platform. It changes nothing: each database is read in one read-only snapshot. Memory does
 * not grow with the number of facts.
 * @throws the driver's error when a database cannot be reached
 */
export const check = async (options: CheckOptions): Promise<Report> => {
  const { databaseUrls, clientLedger, progress = () => undefined } = options;
  const findings = new Findings(options.limit);
  const snapshots: Snapshot[] = [];
  try {
    for (const url of databaseUrls) snapshots.push(await Snapshot.open(url));
    const services = new Map(snapshots.flatMap((snapshot) => snapshot.services.map((name) => [name, snapshot])));
    if (services.size === 0) findings.skip('这些数据库里没有平台的数据');
    const transport = snapshots.find((snapshot) => snapshot.has('transport.message'));
    const topics = transport && postgresTopics(transport);
    for (const [service, snapshot] of services) {
      const told = (lines: number): void => progress(`${service} 的日志:${lines} 行`);
      await new JournalCheck(snapshot, service, topics, findings, new Map()).run(told);
      await checkCommands(snapshot, service, findings);
      await checkRowsWritten(snapshot, service, findings);
    }
    await topics?.unwritten(services, findings);
    if (clientLedger) await checkClientLedger(clientLedger, services, findings, (n) => progress(`客户端台账:${n} 行`));
    return findings.report();
  } finally {
    for (const snapshot of snapshots) await snapshot.close();
  }
};

/** What is still on its way (outboxes, consumers, deadlines, jobs), in Chinese: nothing when the platform is at rest. */
export const waiting = async ({ databaseUrls }: Pick<CheckOptions, 'databaseUrls'>): Promise<string[]> => {
  const found: string[] = [];
  for (const url of databaseUrls) {
    const snapshot = await Snapshot.open(url);
    found.push(...(await waitingIn(snapshot).finally(() => snapshot.close())));
  }
  return found;
};

/** Whether everything that was begun has been done; a check finds more in a platform at rest. */
export const drained = async (options: Pick<CheckOptions, 'databaseUrls'>): Promise<boolean> =>
  (await waiting(options)).length === 0;
