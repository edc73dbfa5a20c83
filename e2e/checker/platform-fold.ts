import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { diskStore } from '@duban/documents';
import { createLogger, sealing, startServices, sessionTokens } from '@duban/host';
import { startEmbeddedPostgres } from '@duban/persistence';
import { type Fold, type FoldedTable } from './fold';
import { platformServices } from './platform';

const kept = [
  'published_scheme',
  'published_calendar',
  'acting_delegation',
  'protected_informant',
  'restricted_matter',
];

/** What every service keeps of everybody's facts, and the projections that are nothing but facts. */
const tables: readonly FoldedTable[] = [
  ...platformServices.flatMap(({ name }) => kept.map((table) => ({ table: `${name}.${table}` }))),
  ...['ledger', 'timeline', 'concern', 'passage', 'passage_pairs', 'task', 'satisfaction'].map((table) => ({
    table: `reporting.${table}`,
  })),
  {
    table: 'reporting.settled',
    where: 't.matters <> 0',
    key: [
      { sql: 't.region', type: 'text' },
      { sql: 't.units_key', type: 'bytea' },
      { sql: 't.status', type: 'text' },
      { sql: "coalesce(t.on_time::text, '')", type: 'text' },
    ],
  },
  { table: 'archive.material' },
  ...['matter_terms', 'matter_scheme', 'subject'].map((table) => ({ table: `assignment.${table}` })),
  ...['known_matter', 'person', 'assignment', 'coordination', 'clock'].map((table) => ({
    table: `notification.${table}`,
  })),
  // What was fired keeps the date it was fired for; the service's own words follow from the clock.
  { table: 'notification.deadline', where: "t.state <> 'FIRED'" },
  { table: 'notification.message', except: ['handed_at'], where: "t.matters = '{}'" },
];

/**
 * The platform's own consumers beside an empty database: no jobs, no background work, no engine, so nothing goes outward.
 * The process bridge stays away: it keeps nothing but what it tells the engine.
 */
const platformFold = (databaseUrl: string): Fold => ({
  databaseUrl,
  tables: tables.filter(({ table }) => !table.startsWith('workflow.')),
  start: (url, transport) =>
    startServices(
      platformServices
        .filter(({ name }) => name !== 'workflow')
        .map(({ start: _start, jobs: _jobs, ...definition }) => ({
          ...definition,
          commands: definition.commands.filter(({ row }) => row.by === 'person'),
        })),
      {
        host: '127.0.0.1',
        port: 0,
        databaseUrl: url,
        transport,
        workflow: { grpcAddress: '127.0.0.1:1', restAddress: 'http://127.0.0.1:1' },
        attachments: diskStore('.'),
        tokens: sessionTokens(randomUUID()),
        sealing: sealing(randomUUID()),
        clock: { now: () => new Date().toISOString() },
        calendar: () => stateCouncilCalendar,
        policyFor: () => countyPolicy,
        log: createLogger('silent'),
      },
    ),
});

/** Runs with a fold in a PostgreSQL of its own, which is gone afterwards. */
export const foldingPlatform = async <T>(work: (fold: Fold) => Promise<T>): Promise<T> => {
  const root = mkdtempSync(path.join(tmpdir(), 'duban-check-'));
  chmodSync(root, 0o711);
  try {
    const { url, stop } = await startEmbeddedPostgres({ root, fast: true });
    return await work(platformFold(url)).finally(stop);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
