import { oneOf, words } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { pairsOf, termsOf } from '../search/pairs';
import { lightSql } from './light';
import { isRunning } from './settled';

const flag = z.enum(['true', 'false']).transform((v) => v === 'true');
const day = z.iso.date('日期格式应为 2026-03-02');

/** Filters of the ledger, of lists and of search: `GET /api/ledger?text=&view=&status=&light=&unit=&due=&after=&limit=`. */
export const LedgerQuery = z.object({
  text: z
    .string()
    .trim()
    .max(60, '检索词不超过60字')
    .refine((text) => termsOf(text).every((term) => term.length >= 2), '检索词至少两个字')
    .optional(),
  view: z.enum(['mine', 'unit', 'related'], { error: '请选择:我的、本单位、与我有关' }).optional(),
  status: oneOf(words.matterStatus).optional(),
  urgency: oneOf(words.urgency).optional(),
  category: oneOf(words.category).optional(),
  light: oneOf(words.light).optional(),
  unit: z.string().max(64).optional(),
  leader: z.string().trim().max(30).optional(),
  open: flag.optional(),
  /** 逾期, or due before the week is over; both in the order of their due dates */
  due: z.enum(['overdue', 'week'], { error: '请选择:逾期、本周到期' }).optional(),
  from: day.optional(),
  to: day.optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** The page key: the last row's place in the order and its id, opaque to clients. */
export const pageKey = (at: string, id: string): string => Buffer.from(`${at}|${id}`).toString('base64url');
const PageKey = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
const readKey = (key: string): [string, string] =>
  PageKey.parse(Buffer.from(key, 'base64url').toString().split('|'), { error: () => '翻页位置不对,请从第一页开始' });

/** Of a running matter, `$1` being now. */
export const isOverdue = 'due_at < $1::timestamptz';
export const isDueThisWeek = `due_at >= $1::timestamptz and due_at <
  (date_trunc('week', $1::timestamptz at time zone 'Asia/Shanghai') + interval '7 days') at time zone 'Asia/Shanghai'`;
const midnight = (p: string): string => `(${p}::date)::timestamp at time zone 'Asia/Shanghai'`;

/** Rows of one question: clause, values and order. `$1` is now, `$2` the region, so that every index starts with it. */
export type Question = { where: string; values: unknown[]; sort: 'registered_at' | 'due_at'; order: string };

export const questionOf = (q: LedgerQuery, now: string, actor: Actor): Question => {
  const values: unknown[] = [now, actor.region];
  const parts = ['region = $2'];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const concerning = (who: string, mine = ''): void =>
    void parts.push(`matter_id in (select matter_id from reporting.concern where who ${who}${mine})`);
  for (const term of termsOf(q.text ?? '')) {
    const found = `select id from reporting.passage_pairs where pairs @> ${value(pairsOf(term))}::text[]`;
    parts.push(
      `matter_id in (select matter_id from reporting.passage where id in (${found}) and strpos(folded, ${value(term)}) > 0)`,
    );
  }
  if (q.view === 'mine') concerning(`= ${value(actor.id)}`, ' and mine');
  if (q.view === 'related') concerning(`= ${value(actor.id)}`);
  if (q.view === 'unit') concerning(`= any(${value(actor.units)}::text[])`);
  if (q.unit) concerning(`= ${value(q.unit)}`);
  if (q.status) parts.push(`status = ${value(q.status)}`);
  if (q.urgency) parts.push(`urgency = ${value(q.urgency)}`);
  if (q.category) parts.push(`category = ${value(q.category)}`);
  if (q.leader) parts.push(`leader = ${value(q.leader)}`);
  if (q.light) parts.push(`${lightSql('$1::timestamptz')} = ${value(q.light)}`);
  if (q.open !== undefined) parts.push(q.open ? isRunning : 'closed_at is not null');
  if (q.due) parts.push(isRunning, q.due === 'overdue' ? isOverdue : isDueThisWeek);
  if (q.from) parts.push(`registered_at >= ${midnight(value(q.from))}`);
  if (q.to) parts.push(`registered_at < ${midnight(value(q.to))} + interval '1 day'`);
  const sort = q.due ? 'due_at' : 'registered_at';
  if (q.after) {
    const [at, id] = readKey(q.after);
    parts.push(`(${sort}, matter_id) ${q.due ? '>' : '<'} (${value(at)}::timestamptz, ${value(id)}::uuid)`);
  }
  return {
    where: parts.join(' and '),
    values,
    sort,
    order: q.due ? 'due_at, matter_id' : 'registered_at desc, matter_id desc',
  };
};
