import { type Tx } from './database';

/** A column that queries filter on, derived from the state at every save. */
export type Column<S> = {
  type: 'text' | 'text[]' | 'timestamptz' | 'date' | 'int' | 'boolean' | 'uuid';
  of: (state: S) => unknown;
};

/** How an aggregate's row is kept: the whole state as JSON, and beside it the columns that queries filter on. */
export type Store<S> = Readonly<{
  /** `<schema>.<table>` with id, region, units, version, head, state and the columns below */
  table: string;
  columns: Readonly<Record<string, Column<S>>>;
  region: (state: S) => string;
  /** units that see the row beside the region's desk */
  units: (state: S) => readonly string[];
  /** the scheme that what began under it keeps; undefined: what is in force now */
  policyVersion?: (state: S) => string | undefined;
  /** key of the facts on the transport: the matter they belong to */
  key: (state: S, id: string) => string;
}>;

/** A row as loaded; version 0 and the initial state when there is none that the scope sees. */
export type Loaded<S> = { state: S; version: number; head: string };

/** The columns every aggregate table starts with. */
export const aggregateColumns = `id uuid primary key, region text not null, units text[] not null default '{}',
  version int not null, head text not null, state jsonb not null`;

export const selectRow = (table: string): string => `select id, version, head, state from ${table} where id = any($1)`;

/** Loads one row under lock. */
export const lockRow = async <S>(tx: Tx, store: Store<S>, id: string, initial: S): Promise<Loaded<S>> => {
  const [row] = await tx.query<Loaded<S>>(`${selectRow(store.table)} for update`, [[id]]);
  return row ?? { state: initial, version: 0, head: '' };
};
