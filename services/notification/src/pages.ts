import { type Page } from '@duban/contracts';
import { z } from 'zod';

/** A timestamp column as text, for views; the page key needs every digit of it. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const exact = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const Place = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
/** The key of the following page: the last row's time and id, opaque to clients. */
const After = z
  .string()
  .max(200)
  .transform((key) =>
    Place.parse(Buffer.from(key, 'base64url').toString().split('|'), { error: () => '翻页位置不对,请从第一页开始' }),
  );
export const PageQuery = z.object({
  after: After.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** @param rows one more than the page, if there are more */
export const pageOf = <T extends { id: string; pageAt: string }>(
  rows: readonly T[],
  limit: number,
): Page<Omit<T, 'pageAt'>> => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? Buffer.from(`${last.pageAt}|${last.id}`).toString('base64url') : null;
  return { items: page.map(({ pageAt: _, ...row }) => row), next };
};
