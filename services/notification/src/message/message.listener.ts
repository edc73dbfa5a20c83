import { confidential, facts, matterOf, unseenByUnits } from '@duban/contracts';
import { type ArrivedFact, type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { type LiveFeed } from '../live/live-feed';
import { keepKnown } from './known.listener';
import { kindOf } from './kind';
import { type Notice, noticesOf } from './addressing';

type Assignment = { id: string; unit: string; title: string; whole: string | null };

/** The assignment that a fact is about; a 协调 names it. */
const aboutOf = async (fact: Envelope, tx: Tx): Promise<Assignment | undefined> => {
  const { assignmentId } = fact.data as { assignmentId?: string };
  const id = assignmentId ?? (fact.type.startsWith('assignment.') ? fact.subject : undefined);
  if (!id) return undefined;
  const [row] = await tx.query<Assignment>('select id, unit, title, whole from notification.assignment where id = $1', [
    id,
  ]);
  return row;
};

/** Units a notice goes to; null is the desk. */
const unitsOf = async (
  to: Notice['to'],
  fact: Envelope,
  about: Assignment | undefined,
  tx: Tx,
): Promise<(string | null)[]> => {
  if (to === 'desk') return [null];
  if (to === 'unit') {
    // Facts of 整改 say themselves whose it is.
    const unit = about?.unit ?? (fact.data as { unit?: { id: string } }).unit?.id;
    return unit ? [unit] : [];
  }
  if (to === 'named') return (fact.data as { units: { id: string }[] }).units.map(({ id }) => id);
  if (to === 'parties') {
    const [row] = await tx.query<{ parties: string[] }>('select parties from notification.coordination where id = $1', [
      fact.subject,
    ]);
    // The unit of the assignment has its own message.
    return row?.parties.filter((unit) => unit !== about?.unit) ?? [];
  }
  if (to === 'whole' && about?.whole) return [about.whole];
  const rows = await tx.query<{ unit: string }>(
    `select distinct unit from notification.assignment where matter_id = $1 and role is distinct from 'WITHDRAWN' and ($2 or role = 'LEAD')`,
    [fact.partitionkey, to === 'units'],
  );
  return rows.map(({ unit }) => unit);
};

/**
 * 站内消息: one row a recipient; the inbox of the consumer keeps a repeated fact from doubling it. When the service is set
 * back, its messages come again, and are handed to no channel a second time.
 */
const deliver = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
  await keepKnown(fact, tx);
  const notices = noticesOf(fact.type, fact.data);
  if (notices.length === 0) return;
  const about = await aboutOf(fact, tx);
  for (const notice of notices) await send(notice, fact, about, tx);
};

const send = async (notice: Notice, fact: ArrivedFact, about: Assignment | undefined, tx: Tx): Promise<void> => {
  for (const unit of await unitsOf(notice.to, fact, about, tx))
    for (const role of notice.roles)
      await tx.query(
        `insert into notification.message (id, recipient, region, units, role, unit, matter_id, title, text, at, kind,
           color, assignment_id, sender, handed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict do nothing`,
        [
          fact.id,
          `${role}@${unit ?? fact.tenant}`,
          fact.tenant,
          unit ? [unit] : [],
          role,
          unit,
          matterOf(fact),
          notice.title,
          about ? `${about.title}:${notice.text}` : notice.text,
          fact.time,
          kindOf(fact.type),
          (fact.data as { color?: string }).color ?? null,
          about?.id ?? null,
          fact.actor.name,
          fact.replayed ? fact.time : null,
        ],
      );
};

export const messageListener = (live: LiveFeed): FactHandlers =>
  Object.fromEntries(
    Object.keys(facts)
      .filter((type) => !confidential(type))
      .map((type) => [
        type,
        async (fact: ArrivedFact, tx: Tx) => {
          await deliver(fact, tx);
          const { tenant: region, partitionkey: matterId, type, time: at, id } = fact;
          if (!fact.replayed)
            live.tell({ region, matterId, type, at, id, ...(unseenByUnits(type) ? { desk: true } : {}) });
        },
      ]),
  );
