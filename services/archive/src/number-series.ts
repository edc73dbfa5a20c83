import { localDay } from '@duban/calendar';
import { type Tx } from '@duban/persistence';

/** The next number of a series, taken in this transaction: unique, without a gap, never again (I-17). */
export const nextNumber = async (tx: Tx, region: string, series: string): Promise<number> => {
  const [row] = await tx.query<{ last: number }>(
    `insert into archive.number_series as s (region, series, last) values ($1, $2, 1)
     on conflict (region, series) do update set last = s.last + 1 returning last`,
    [region, series],
  );
  return row?.last ?? 1;
};

export const yearOf = (at: string): string => localDay(at).slice(0, 4);
