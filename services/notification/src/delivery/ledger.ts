import { type words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { NotDelivered, type Reach } from '../channel/channel';
import { type Content } from './content';
import { afterQuiet } from './quiet';
import { speaksUrgently, spokenOf } from './spoken-of';
import { iso } from '../pages';

const all = { scope: 'all' } as const;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 30_000;
/** Longer than any send may last: who has not settled by then has died. */
const LEASE_MS = 120_000;
const PARCELS = 20;
const open = `state in ('WAITING', 'FAILED')`;

/** A parcel that this process may send; nobody else may before the lease ends. */
export type Claimed = { id: string; region: string; attempts: number; urgent: boolean; to: Reach; contents: Content[] };

const pack = `select id, region, person from notification.delivery
  where channel = $1 and ${open} and next_at <= $2 and parcel is null order by next_at limit 500 for update skip locked`;
const packed = `update notification.delivery d set parcel = x.parcel, head = x.head
  from jsonb_to_recordset($1::jsonb) as x(id uuid, parcel uuid, head boolean) where d.id = x.id`;
const due = `select parcel from notification.delivery
  where channel = $1 and ${open} and next_at <= $2 and head order by next_at limit ${PARCELS} for update skip locked`;
const lease = 'update notification.delivery set attempts = attempts + 1, next_at = $2 where parcel = any($1)';
const read = `select d.parcel as id, d.region, max(d.attempts)::int as attempts,
    bool_or(${speaksUrgently}) as urgent,
    json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'mobile', p.mobile) as to,
    json_agg(json_build_object('title', m.title, 'text', m.text, 'sender', m.sender, 'at', ${iso('m.at')},
      'matterId', m.matter_id, 'matterNo', t.no, 'assignmentNo', a.no,
      'dueAt', ${iso('coalesce(a.due_at, t.due_at)')}, 'matters', (
        select coalesce(json_agg(json_build_object('confidentiality', k.confidentiality,
          'restricted', exists (select from notification.restricted_matter r where r.matter_id = x.id))), '[]')
        from ${spokenOf} x left join notification.known_matter k on k.id = x.id)) order by m.at, m.id) as contents
  from notification.delivery d
  join notification.person p on p.id = d.person
  join notification.message m on m.id = d.message and m.recipient = d.recipient
  left join notification.known_matter t on t.id = m.matter_id
  left join notification.assignment a on a.id = m.assignment_id
  where d.parcel = any($1) group by d.parcel, d.region, p.id`;

/**
 * Takes parcels of a channel that are due. What is due at once for a person becomes one parcel, and stays one: after a
 * crash the same parcel goes out again under the same id.
 */
export const claim = (env: ServiceEnv, channel: words.MessageChannel): Promise<Claimed[]> =>
  env.db.transaction(all, async (tx: Tx) => {
    const now = env.clock.now();
    const loose = await tx.query<{ id: string; region: string; person: string }>(pack, [channel, now]);
    if (loose.length > 0) {
      const parcels = new Map<string, string>();
      const rows = loose.map(({ id, region, person }) => {
        const key = `${region} ${person}`;
        const parcel = parcels.get(key);
        if (!parcel) parcels.set(key, id);
        return { id, parcel: parcel ?? id, head: !parcel };
      });
      await tx.query(packed, [JSON.stringify(rows)]);
    }
    const parcels = (await tx.query<{ parcel: string }>(due, [channel, now])).map(({ parcel }) => parcel);
    if (parcels.length === 0) return [];
    await tx.query(lease, [parcels, later(now, LEASE_MS)]);
    return tx.query<Claimed>(read, [parcels]);
  });

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

const settle = `update notification.delivery set state = $3, next_at = $4, last_error = $5, sent_at = $6
  where parcel = $1 and attempts = $2 and ${open}`;

/** 已送出. */
export const sent = async (env: ServiceEnv, { id, attempts }: Claimed): Promise<void> => {
  const now = env.clock.now();
  await env.db.query(all, settle, [id, attempts, 'SENT', now, null, now]);
};

/** 失败, to be tried again after a growing pause; at last, or when trying cannot help, 放弃. */
export const failed = async (
  env: ServiceEnv,
  channel: words.MessageChannel,
  { id, attempts, region, urgent }: Claimed,
  error: unknown,
): Promise<void> => {
  // Words of other errors may hold an address or a secret.
  const reason = error instanceof NotDelivered ? error.message : '渠道出错';
  const over = attempts >= ATTEMPTS || (error instanceof NotDelivered && error.final);
  const again = later(env.clock.now(), FIRST_PAUSE_MS * 4 ** (attempts - 1));
  const next = channel === 'IN_APP' || urgent ? again : afterQuiet(env.policyFor(region).quietHours, again);
  await env.db.query(all, settle, [id, attempts, over ? 'ABANDONED' : 'FAILED', next, reason, null]);
};
