import { type Findings } from './findings';
import { NO_ID, type Snapshot } from './snapshot';

/** In the platform itself a delivery waits for nobody. */
const STUCK_MS = 3_600_000;
/** A position that nobody holds for a day has missed the message. */
const UNHANDED_MS = 25 * 3_600_000;

type Delivery = {
  id: string;
  matter: string | null;
  channel: string;
  state: string;
  nextAt: Date;
  sentAt: Date | null;
  message: boolean;
  mixed: boolean;
};

const faultOf = ({ channel, state, nextAt, sentAt, message, mixed }: Delivery, now: Date): string | undefined => {
  if (!message) return '送的消息不在';
  if (mixed) return '一件里有两个人或两个渠道的消息';
  if ((state === 'SENT') !== (sentAt !== null)) return `状态 ${state} 与送出时间对不上`;
  const waits = state === 'WAITING' || state === 'FAILED';
  if (channel === 'IN_APP' && waits && nextAt.getTime() + STUCK_MS < now.getTime())
    return `${nextAt.toISOString()} 起该送,至今没有再送`;
  return undefined;
};

/** 送达: each message is handed to the channels, each delivery is of one message to one person, and none is forgotten. */
export const checkDeliveries = async (notification: Snapshot, now: Date, findings: Findings): Promise<void> => {
  const pages = notification.pages<Delivery>(
    `select d.id, d.matter_id as matter, d.channel, d.state, d.next_at as "nextAt", d.sent_at as "sentAt",
       exists (select from notification.message m where m.id = d.message and m.recipient = d.recipient) as message,
       d.parcel is not null and exists (select from notification.delivery o where o.parcel = d.parcel
         and (o.person <> d.person or o.channel <> d.channel)) as mixed
     from notification.delivery d where d.id > $1 order by d.id`,
    [NO_ID],
    ({ id }) => [id],
  );
  for await (const rows of pages) {
    findings.checked('delivery', rows.length);
    for (const row of rows) {
      const fault = faultOf(row, now);
      const where = { service: 'notification', ...(row.matter ? { matter: row.matter } : {}) };
      if (fault) findings.found({ rule: 'delivery', ...where, what: `送达 ${row.id}:${fault}` });
    }
  }
  const late = await notification.query<{ id: string; at: Date }>(
    'select id, at from notification.message where handed_at is null and at < $1 order by at limit 100',
    [new Date(now.getTime() - UNHANDED_MS)],
  );
  for (const { id, at } of late)
    findings.found({
      ...{ rule: 'delivery', service: 'notification', fact: id },
      what: `${at.toISOString()} 的消息还没有交给渠道`,
    });
};
