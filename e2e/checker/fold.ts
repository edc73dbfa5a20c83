import { type Envelope, type Handler, type Transport } from '@duban/messaging';
import { type Findings } from './findings';
import { compareTables } from './fold-compare';
import { Snapshot } from './snapshot';
import { type FactOnTopic, type Topics } from './topics';

/** A column or an expression, never null, and its type. */
export type KeyPart = Readonly<{ sql: string; type: string }>;

/** A table that follows from facts alone. */
export type FoldedTable = Readonly<{
  /** `<schema>.<table>` */
  table: string;
  /** columns that say when something was done, not what follows from the facts */
  except?: readonly string[];
  /** rows that more than facts have changed since are not compared: a condition on `t` */
  where?: string;
  /** what names a row of `t` where there is no primary key */
  key?: readonly KeyPart[];
}>;

/** How the projections of a platform are folded anew, beside the running one. */
export type Fold = Readonly<{
  /** an empty database, filled here; whoever gave it drops it */
  databaseUrl: string;
  /** starts consumers on that database; they subscribe to the transport given */
  start(databaseUrl: string, transport: Transport): Promise<{ close(): Promise<void> }>;
  tables: readonly FoldedTable[];
}>;

type Group = { topics: ReadonlySet<string>; handler: Handler; held: Map<string, Envelope[]> };

/** Notes who subscribes; facts are handed over by hand. */
const handOver = (groups: Map<string, Group>): Transport => ({
  publish: () => Promise.resolve(),
  subscribe: async (group, topics, handler) => {
    groups.set(group, { topics: new Set(topics), handler, held: new Map() });
    return { stop: () => Promise.resolve() };
  },
  groups: () => Promise.resolve([...groups.keys()]),
  parked: () => Promise.resolve([]),
  redrive: () => Promise.resolve(),
  replay: () => Promise.resolve(),
  lag: () => Promise.resolve(0),
  close: () => Promise.resolve(),
});

const about = { replayed: false };

/** A fact that comes before what it needs is tried again, and holds up its own key only: as a transport does it. */
const give = async ({ handler, held }: Group, fact: Envelope): Promise<void> => {
  const line = [...(held.get(fact.partitionkey) ?? []), fact];
  held.delete(fact.partitionkey);
  for (const [n, each] of line.entries())
    try {
      await handler(each, about);
    } catch {
      return void held.set(fact.partitionkey, line.slice(n));
    }
};

/** What no other fact has helped. */
const leftOver = async (group: string, { handler, held }: Group, findings: Findings): Promise<void> => {
  for (const [matter, line] of held)
    for (const fact of line)
      try {
        await handler(fact, about);
      } catch (error) {
        const { id, subject: stream, sequence: version, type } = fact;
        const what = `从零折叠时 ${group} 办不了 ${type}:${error instanceof Error ? error.message : String(error)}`;
        findings.found({ ...{ rule: 'projection', service: group, matter, stream, version, fact: id }, what });
        break;
      }
};

/**
 * 投影: folds every fact from zero beside the platform, by its own consumers, and compares the tables row by row. What a
 * consumer has still to handle is left out.
 */
export const checkFold = async (
  fold: Fold,
  topics: Topics,
  services: ReadonlyMap<string, Snapshot>,
  findings: Findings,
  progress: (facts: number) => void,
): Promise<void> => {
  const groups = new Map<string, Group>();
  const consumers = await fold.start(fold.databaseUrl, handOver(groups));
  try {
    let read = 0;
    for await (const page of topics.facts()) {
      await Promise.all([...groups].map(([name, group]) => givePage(name, group, page, topics)));
      progress((read += page.length));
    }
    for (const [name, group] of groups) await leftOver(name, group, findings);
  } finally {
    await consumers.close();
  }
  const fresh = await Snapshot.open(fold.databaseUrl);
  try {
    for (const table of fold.tables) {
      const live = services.get(table.table.slice(0, table.table.indexOf('.')));
      if (live?.has(table.table)) await compareTables(table, live, fresh, findings, 'projection');
    }
    // An inbox row more or less is a fact that was not handled, or that nobody sent.
    for (const name of groups.keys()) {
      const live = services.get(name);
      if (live) await compareTables({ table: `${name}.inbox`, except: ['at'] }, live, fresh, findings, 'handled');
    }
  } finally {
    await fresh.close();
  }
};

const givePage = async (name: string, group: Group, page: readonly FactOnTopic[], topics: Topics): Promise<void> => {
  const own = page.filter(({ topic }) => group.topics.has(topic));
  if (own.length === 0) return;
  const waits = await topics.waiting(name, own);
  for (const { id, fact } of own) if (!waits.has(id)) await give(group, fact);
};
