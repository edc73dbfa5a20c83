import { type Tx } from '@duban/persistence';
import { type Holder } from './rules';

/** People of the region as they are registered, by id; none of them changes position until this is written. */
export const holdersOf = async (tx: Tx, region: string, ids: readonly string[]): Promise<Map<string, Holder>> => {
  const rows = await tx.query<Holder>(
    `select id::text as id, name, state -> 'unit' as unit, roles from directory.person
     where region = $1 and id::text = any($2) order by id for share`,
    [region, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};
