import { type FactData, type FactType } from '@duban/contracts';
import { type Envelope } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

type Keep<T extends FactType> = (fact: Envelope, data: FactData<T>, tx: Tx) => Promise<unknown>;

const due = (fact: Envelope, dueAt: string, tx: Tx): Promise<unknown> =>
  tx.query('update notification.assignment set due_at = $2 where id = $1', [fact.subject, dueAt]);

/** 改办: the unit has nothing to do with the matter any more. */
const withdrawn = (fact: Envelope, tx: Tx): Promise<unknown> =>
  tx.query(`update notification.assignment set role = 'WITHDRAWN' where id = $1`, [fact.subject]);

/** What messages say beside their own words, and who holds which position: kept from the facts of the other services. */
const keepers: { [T in FactType]?: Keep<T> } = {
  'person.appointed.v1': (fact, { name, unit, roles, email, mobile }, tx) =>
    tx.query(
      `insert into notification.person (id, region, name, unit, roles, email, mobile) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set name = excluded.name, unit = excluded.unit, roles = excluded.roles,
         email = excluded.email, mobile = excluded.mobile`,
      [fact.subject, fact.tenant, name, unit.id, roles, email ?? null, mobile ?? null],
    ),
  'matter.registered.v1': (fact, { title, urgency }, tx) =>
    tx.query(
      'insert into notification.known_matter (id, region, title, urgency) values ($1, $2, $3, $4) on conflict do nothing',
      [fact.subject, fact.tenant, title, urgency],
    ),
  'matter.opinion-drafted.v1': (fact, { confidentiality }, tx) =>
    tx.query('update notification.known_matter set confidentiality = $2 where id = $1', [
      fact.subject,
      confidentiality,
    ]),
  'matter.approved.v1': (fact, { matterNo }, tx) =>
    tx.query('update notification.known_matter set no = $2 where id = $1', [fact.subject, matterNo]),
  'matter.assigned.v1': (fact, { dueAt }, tx) =>
    tx.query('update notification.known_matter set due_at = $2 where id = $1', [fact.subject, dueAt]),
  'matter.instruction-added.v1': (fact, { urgency }, tx) =>
    tx.query('update notification.known_matter set urgency = $2 where id = $1', [fact.subject, urgency]),
  'assignment.issued.v1': (fact, { unit, title, assignmentNo, dueAt, role, parent }, tx) =>
    tx.query(
      `insert into notification.assignment (id, region, unit, title, no, due_at, matter_id, role, whole)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
      [
        fact.subject,
        fact.tenant,
        unit.id,
        title,
        assignmentNo,
        dueAt,
        fact.partitionkey,
        role,
        parent?.unit.id ?? null,
      ],
    ),
  'coordination.requested.v1': (fact, { parties }, tx) =>
    tx.query(
      'insert into notification.coordination (id, region, parties) values ($1, $2, $3) on conflict (id) do nothing',
      [fact.subject, fact.tenant, parties.map(({ id }) => id)],
    ),
  'assignment.extension-decided.v1': (fact, { dueAt }, tx) => due(fact, dueAt, tx),
  'assignment.return-decided.v1': async (fact, { next }, tx) => {
    if (next) await withdrawn(fact, tx);
  },
  'assignment.coordinated.v1': (fact, { dueAt, next }, tx) => (next ? withdrawn(fact, tx) : due(fact, dueAt, tx)),
  'assignment.resumed.v1': (fact, { dueAt }, tx) => due(fact, dueAt, tx),
  'assignment.recounted.v1': (fact, { dueAt }, tx) => due(fact, dueAt, tx),
  'assignment.returned.v1': (fact, { reworkDueAt }, tx) => due(fact, reworkDueAt, tx),
};

export const keepKnown = async (fact: Envelope, tx: Tx): Promise<void> => {
  await (keepers as Record<string, Keep<never> | undefined>)[fact.type]?.(fact, fact.data as never, tx);
};
