import { type Findings } from './findings';
import { type Snapshot } from './snapshot';

/** Blocks of a table that are read at once. */
const BLOCKS = 500;

/** A column by which rows say to what they belong. */
export type Reference = Readonly<{ column: string; schema: string; table: string; name: string }>;

/** Those of the platform, the nearest first. */
const references: readonly Reference[] = [
  { column: 'matter_id', schema: 'intake', table: 'matter', name: '事项' },
  { column: 'assignment_id', schema: 'assignment', table: 'assignment', name: '任务' },
  { column: 'assignment', schema: 'assignment', table: 'assignment', name: '任务' },
];

/** Tables whose own id is the matter's. */
const ownId = new Set(['assignment.notice', 'archive.special_report', 'archive.dossier', 'notification.known_matter']);

const blocksOf = async (snapshot: Snapshot, table: string): Promise<number> => {
  const [row] = await snapshot.query<{ blocks: number }>(
    `select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as blocks`,
    [table],
  );
  return row?.blocks ?? 0;
};

/**
 * 区域隔离: a row lies in the region of what it belongs to. Whole tables are read in the order they lie on the disk, a few
 * blocks at a time; what they belong to is looked up in its own service.
 */
export const checkRegions = async (
  services: ReadonlyMap<string, Snapshot>,
  findings: Findings,
  progress: (table: string) => void,
  belong: readonly Reference[] = references,
): Promise<void> => {
  for (const [service, snapshot] of services)
    for (const [name, columns] of snapshot.schemas.get(service)?.tables ?? []) {
      const table = `${service}.${name}`;
      if (!columns.has('region')) continue;
      const own = ownId.has(table) ? { ...(references[0] as Reference), column: 'id' } : undefined;
      const reference = own ?? belong.find(({ column }) => columns.has(column));
      const owner = reference && services.get(reference.schema);
      if (!reference || !owner?.has(`${reference.schema}.${reference.table}`)) continue;
      progress(table);
      await ofTable(snapshot, table, reference, owner, findings);
    }
};

const ofTable = async (
  snapshot: Snapshot,
  table: string,
  { column, schema, table: to, name }: Reference,
  owner: Snapshot,
  findings: Findings,
): Promise<void> => {
  const service = table.slice(0, table.indexOf('.'));
  for (let block = 0, end = await blocksOf(snapshot, table); block < end; block += BLOCKS) {
    const rows = await snapshot.query<{ id: string; region: string }>(
      `select distinct ${column} as id, region from ${table}
       where ctid >= $1::tid and ctid < $2::tid and ${column} is not null`,
      [`(${block},0)`, `(${block + BLOCKS},0)`],
    );
    findings.checked('region', rows.length);
    const homes = await owner.query<{ id: string; region: string }>(
      `select id, region from ${schema}.${to} where id = any($1::uuid[])`,
      [[...new Set(rows.map(({ id }) => id))]],
    );
    const regions = new Map(homes.map(({ id, region }) => [id, region]));
    for (const { id, region } of rows) {
      const home = regions.get(id);
      if (home === undefined || home === region) continue;
      findings.found({
        ...{ rule: 'region', service, ...(schema === 'intake' ? { matter: id } : { stream: id }) },
        what: `${table} 有 ${region} 的行,它的${name}在 ${home}`,
      });
    }
  }
};
