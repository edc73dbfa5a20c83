import { type Kept } from '@duban/host';
import { canonical } from '@duban/persistence';
import { type Findings } from './findings';
import { type Line } from './journal';
import { NO_ID, type Snapshot } from './snapshot';

type Ended = Readonly<{ noun: string; stream: string; version: number; head: string; region: string; key: string }>;
type Row = { id: string; region: string; version: number; head: string; state: unknown; columns: Columns };
type Columns = Readonly<Record<string, unknown>>;

/** Columns whose values JSON keeps as they are; instants it writes otherwise than we do. */
const COMPARED = new Set(['text', 'text[]', 'int', 'boolean', 'uuid']);

const WRITTEN = ['id', 'region', 'version', 'head', 'state'];

/** Tables whose rows are the last state of a stream. */
export const aggregateTables = (snapshot: Snapshot, service: string): string[] =>
  [...(snapshot.schemas.get(service)?.tables ?? [])]
    .filter(([, columns]) => WRITTEN.every((column) => columns.has(column)))
    .map(([table]) => table);

/** Compares rows with the streams they were written with; streams come one after the other. */
export class RowsOfStreams {
  private readonly tables: ReadonlySet<string>;
  private waiting: (Ended & { state: unknown })[] = [];
  private state: unknown;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly service: string,
    private readonly findings: Findings,
    private readonly kept: ReadonlyMap<string, Kept>,
  ) {
    this.tables = new Set(aggregateTables(snapshot, service));
  }

  /** A stream begins with nothing, whatever its first line is: that of the one before is no state of it. */
  began(noun: string): void {
    this.state = this.kept.get(noun)?.aggregate.initial;
  }

  /** The state after one more line of the open stream. */
  fold({ noun, type, data }: Line): void {
    const kept = this.kept.get(noun);
    if (kept) this.state = kept.aggregate.evolve(this.state, { type, data });
  }

  /** No line of the stream comes any more. */
  ended(stream: Ended): void {
    this.waiting.push({ ...stream, state: this.kept.has(stream.noun) ? this.state : undefined });
  }

  /** Compares the streams that have ended. */
  async settle(): Promise<void> {
    const ended = this.waiting;
    this.waiting = [];
    for (const noun of new Set(ended.map((stream) => stream.noun))) {
      const table = noun.replaceAll('-', '_');
      if (!this.tables.has(table)) continue;
      const own = ended.filter((stream) => stream.noun === noun);
      const rows = await this.snapshot.query<Row>(
        `select id, region, version, head, state, to_jsonb(t) - 'state' as columns from ${this.service}.${table} t
         where id = any($1)`,
        [own.map(({ stream }) => stream)],
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const stream of own) this.compare(stream, byId.get(stream.stream));
    }
  }

  private compare({ noun, stream, version, head, region, key, state }: Ended & { state: unknown }, row?: Row): void {
    const { findings, service } = this;
    const where = { service, matter: key, stream, version };
    findings.checked('row');
    if (!row) return findings.found({ ...where, rule: 'row', what: `日志有 ${version} 行,行不在` });
    if (row.version !== version)
      findings.found({ ...where, rule: 'row', what: `行是第 ${row.version} 版,日志到第 ${version} 版` });
    else if (row.head !== head) findings.found({ ...where, rule: 'row', what: '行记的散列不是日志最后一行的' });
    findings.checked('region');
    if (row.region !== region)
      findings.found({ ...where, rule: 'region', what: `行在 ${row.region},它的日志在 ${region}` });
    if (state === undefined) return;
    findings.checked('state');
    if (canonical(row.state) !== canonical(state))
      findings.found({ ...where, rule: 'state', what: '行的内容不是事实折叠的结果' });
    for (const [name, value] of this.derived(noun, state))
      if (canonical(row.columns[name]) !== canonical(value))
        findings.found({ ...where, rule: 'state', what: `行的 ${name} 不是从它的内容得来的` });
  }

  /** What the columns that queries filter on must hold. */
  private derived(noun: string, state: unknown): [name: string, value: unknown][] {
    const store = this.kept.get(noun)?.store;
    if (!store) return [];
    const own = Object.entries(store.columns).filter(([, { type }]) => COMPARED.has(type));
    return [['units', store.units(state)], ...own.map(([name, { of }]): [string, unknown] => [name, of(state)])];
  }
}

/** Rows that no journal knows of. */
export const checkRowsWritten = async (snapshot: Snapshot, service: string, findings: Findings): Promise<void> => {
  for (const table of aggregateTables(snapshot, service)) {
    const pages = snapshot.pages<{ id: string; written: boolean }>(
      `select id, exists (select from ${service}.journal j where j.stream = t.id and j.noun = $2) as written
       from ${service}.${table} t where id > $1 order by id`,
      [NO_ID, table.replaceAll('_', '-')],
      ({ id }) => [id, table.replaceAll('_', '-')],
    );
    for await (const rows of pages) {
      findings.checked('row', rows.length);
      for (const { id: stream, written } of rows)
        if (!written) findings.found({ rule: 'row', service, stream, what: `${table} 里有这一行,日志里没有` });
    }
  }
};
