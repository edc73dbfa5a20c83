import { facts } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { type LiveFeed } from '../live/live-feed';
import { keepKnown } from './known.listener';
import { kindOf } from './kind';
import { announced, noticeOf } from './addressing';

/** 站内消息: one row a recipient; the inbox of the consumer keeps a repeated fact from doubling it. */
const deliver = async (fact: Envelope, tx: Tx): Promise<void> => {
  await keepKnown(fact, tx);
  const notice = announced.includes(fact.type) ? noticeOf(fact.type, fact.data) : undefined;
  if (!notice) return;
  const [assignment] = notice.unit
    ? await tx.query<{ unit: string; title: string }>('select unit, title from notification.assignment where id = $1', [
        fact.subject,
      ])
    : [];
  if (notice.unit && !assignment) return;
  const unit = assignment?.unit ?? null;
  for (const role of notice.roles)
    await tx.query(
      `insert into notification.message (id, recipient, region, units, role, unit, matter_id, title, text, at, kind, color,
         assignment_id, sender) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
      [
        fact.id,
        `${role}@${unit ?? fact.tenant}`,
        fact.tenant,
        unit ? [unit] : [],
        role,
        unit,
        fact.partitionkey,
        notice.title,
        assignment ? `${assignment.title}:${notice.text}` : notice.text,
        fact.time,
        kindOf(fact.type),
        (fact.data as { color?: string }).color ?? null,
        /^(assignment|urging)\./.test(fact.type) ? fact.subject : null,
        fact.actor.name,
      ],
    );
};

export const messageListener = (live: LiveFeed): FactHandlers =>
  Object.fromEntries(
    Object.keys(facts).map((type) => [
      type,
      async (fact: Envelope, tx: Tx) => {
        await deliver(fact, tx);
        live.tell({ region: fact.tenant, matterId: fact.partitionkey, type: fact.type, at: fact.time, id: fact.id });
      },
    ]),
  );
