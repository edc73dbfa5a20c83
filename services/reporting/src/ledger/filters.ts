import { oneOf, words } from '@duban/contracts';
import { z } from 'zod';
import { lightSql } from './light';

const flag = z.enum(['true', 'false']).transform((v) => v === 'true');

/** Filters of the ledger: `GET /api/ledger?text=&status=&urgency=&light=&unit=&overdue=&open=&dueBefore=&after=&limit=`. */
export const LedgerQuery = z.object({
  text: z.string().trim().max(60).optional(),
  status: oneOf(words.matterStatus).optional(),
  urgency: oneOf(words.urgency).optional(),
  category: oneOf(words.category).optional(),
  light: oneOf(words.light).optional(),
  unit: z.string().max(64).optional(),
  overdue: flag.optional(),
  open: flag.optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** The page key: registration time and id of the last row, opaque to clients. */
export const pageKey = (at: string, id: string): string => Buffer.from(`${at}|${id}`).toString('base64url');
const PageKey = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
const readKey = (key: string): [string, string] =>
  PageKey.parse(Buffer.from(key, 'base64url').toString().split('|'), { error: () => '翻页位置不对,请从第一页开始' });

const escape = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

/** `where` clause and its values; `$1` is now, `$2` the region, so that every index starts with the region. */
export const whereOf = (q: LedgerQuery, now: string, region: string): { where: string; values: unknown[] } => {
  const values: unknown[] = [now, region];
  const parts = ['region = $2'];
  const add = (sql: (p: string) => string, value: unknown): void => {
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  if (q.text) {
    const like = (p: string): string =>
      `(title like ${p} or matter_no like ${p} or register_no like ${p} or source like ${p})`;
    add(like, `%${escape(q.text)}%`);
  }
  if (q.status) add((p) => `status = ${p}`, q.status);
  if (q.urgency) add((p) => `urgency = ${p}`, q.urgency);
  if (q.category) add((p) => `category = ${p}`, q.category);
  if (q.unit) add((p) => `units @> array[${p}::text]`, q.unit);
  if (q.light) add((p) => `${lightSql('$1::timestamptz')} = ${p}`, q.light);
  if (q.open !== undefined) parts.push(q.open ? `closed_at is null and status <> 'REJECTED'` : 'closed_at is not null');
  if (q.overdue) parts.push(`closed_at is null and due_at < $1::timestamptz`);
  if (q.after) {
    const [at, id] = readKey(q.after);
    values.push(at, id);
    parts.push(`(registered_at, matter_id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  return { where: parts.join(' and '), values };
};
