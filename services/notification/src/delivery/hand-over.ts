import { localDay } from '@duban/calendar';
import { type words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type Channel, type Reach } from '../channel/channel';
import { afterQuiet } from './quiet';
import { speaksUrgently } from './spoken-of';

type Pending = {
  id: string;
  recipient: string;
  region: string;
  matterId: string | null;
  kind: words.MessageKind;
  color: string | null;
  urgent: boolean;
  person: Reach | null;
  off: readonly string[];
};
const AT_ONCE = 200;
/** A position that nobody holds for so long has missed the message; who comes later reads it on the platform. */
const VACANT_MS = 24 * 3_600_000;

/** Who holds the position, by delegation too (`$2` is today); of a restricted matter only the named persons (I-20). */
const holder = `p.region = m.region and (m.unit is null or m.unit = p.unit)
  and (m.role = any(p.roles) or exists (select from notification.acting_delegation a
    where not a.ended and a.region = m.region and a.granted -> 'to' ->> 'id' = p.id and a.granted -> 'roles' ? m.role
      and $2::text between a.granted ->> 'fromOn' and a.granted ->> 'untilOn'))
  and not exists (select from notification.restricted_matter r where r.matter_id = m.matter_id and not (p.id = any(r.persons)))`;

const take = `select m.id, m.recipient from notification.message m
  where m.handed_at is null and (m.at < $1 or exists (select from notification.person p where ${holder}))
  order by m.at limit ${AT_ONCE} for update skip locked`;

const addressed = `select m.id, m.recipient, m.region, m.matter_id as "matterId", m.kind, m.color, ${speaksUrgently} as urgent,
    case when p.id is null then null
      else json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'mobile', p.mobile) end as person,
    array(select s.channel from notification.setting s where s.person = p.id and s.kind = m.kind) as off
  from jsonb_to_recordset($1::jsonb) as x(id uuid, recipient text)
  join notification.message m using (id, recipient)
  left join notification.person p on ${holder}`;

const enter = `insert into notification.delivery
    (region, matter_id, message, recipient, person, kind, channel, next_at, created_at)
  select region, matter, message, recipient, person, kind, channel, due, $2
  from jsonb_to_recordset($1::jsonb) as x(region text, matter uuid, message uuid, recipient text, person text,
    kind text, channel text, due timestamptz)
  on conflict (message, person, channel) do nothing`;

const handed = `update notification.message m set handed_at = $2
  from jsonb_to_recordset($1::jsonb) as x(id uuid, recipient text) where m.id = x.id and m.recipient = x.recipient`;

/** 特急 and 红单 reach everybody on every channel, whatever they have switched off. */
const always = ({ urgent, color }: Pending): boolean => urgent || color === 'RED';

/**
 * Messages to positions become deliveries to the persons who hold them now: one a channel that is on, that reaches the
 * person and is not switched off. Outside the platform they wait for the end of the quiet hours, except 特急.
 */
export const handOver = (env: ServiceEnv, channels: readonly Channel[]): Promise<number> =>
  env.db.transaction({ scope: 'all' }, async (tx: Tx) => {
    const now = env.clock.now();
    const taken = await tx.query<{ id: string; recipient: string }>(take, [
      new Date(Date.parse(now) - VACANT_MS).toISOString(),
      localDay(now),
    ]);
    if (taken.length === 0) return 0;
    const keys = JSON.stringify(taken);
    const rows = (await tx.query<Pending>(addressed, [keys, localDay(now)])).flatMap((message) => {
      const { person, off } = message;
      if (!person) return [];
      return channels
        .filter(({ name, reaches }) => reaches(person) && (name === 'IN_APP' || always(message) || !off.includes(name)))
        .map(({ name }) => ({
          region: message.region,
          matter: message.matterId,
          message: message.id,
          recipient: message.recipient,
          person: person.id,
          kind: message.kind,
          channel: name,
          due: name === 'IN_APP' || message.urgent ? now : afterQuiet(env.policyFor(message.region).quietHours, now),
        }));
    });
    if (rows.length > 0) await tx.query(enter, [JSON.stringify(rows), now]);
    await tx.query(handed, [keys, now]);
    return taken.length;
  });
