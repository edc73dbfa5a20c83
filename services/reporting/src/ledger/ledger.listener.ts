import { countBack } from './yellow';
import { countyPolicy, type FactData, type FactType } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

type On<T extends FactType> = (data: FactData<T>, fact: Envelope, tx: Tx) => Promise<unknown>;
type Rows = { [T in FactType]?: On<T> };

const status =
  (to: string): On<FactType> =>
  (_data, fact, tx) =>
    tx.query('update reporting.ledger set status = $2 where matter_id = $1', [fact.partitionkey, to]);

/** One assignment inside the ledger row: merged, so facts about different units never overwrite each other. */
const assignment = (tx: Tx, fact: Envelope, patch: Record<string, unknown>): Promise<unknown> =>
  tx.query(
    `update reporting.ledger set assignments = jsonb_set(assignments, array[$2::text],
       coalesce(assignments -> $2::text, '{}') || $3::jsonb) where matter_id = $1`,
    [fact.partitionkey, fact.subject, JSON.stringify(patch)],
  );

/** Units that have the matter from now on read what all its units may read (I-20). */
const admit = async (tx: Tx, matterId: string, units: readonly string[]): Promise<void> => {
  const added = `select array(select distinct unnest(units || $2::text[]))`;
  await tx.query(`update reporting.ledger set units = (${added}) where matter_id = $1 and not units @> $2::text[]`, [
    matterId,
    units,
  ]);
  await tx.query(
    `update reporting.timeline set units = (${added}) where matter_id = $1 and type = any($3) and not units @> $2::text[]`,
    [matterId, units, ['matter.registered.v1', 'matter.approved.v1', 'document.issued.v1']],
  );
  await tx.query(
    `update reporting.passage set units = (${added}) where matter_id = $1 and for_all and not units @> $2::text[]`,
    [matterId, units],
  );
};

/** The matter's clock is the earliest of its units that must deliver (主办, 分办). */
const recount = (tx: Tx, matterId: string): Promise<unknown> =>
  tx.query(
    `update reporting.ledger l set due_at = c.due_at, yellow_from = c.yellow_from, on_time = c.on_time
                  from (select min((a ->> 'dueAt')::timestamptz) as due_at,
                  min((a ->> 'yellowFrom')::timestamptz) as yellow_from,
                  bool_and((a ->> 'onTime')::boolean) as on_time
           from reporting.ledger, jsonb_each(assignments) e(key, a)
           where matter_id = $1 and a ->> 'role' <> 'CO' and a ->> 'over' is null having count(*) > 0) c
     where l.matter_id = $1`,
    [matterId],
  );

/** 改办: the old unit's task stays in the row, and counts no more. */
const over = async (tx: Tx, fact: Envelope): Promise<void> => {
  await assignment(tx, fact, { over: true });
  await recount(tx, fact.partitionkey);
};

/** 台账: one row a matter, folded from the facts of intake and assignment. */
export const ledgerListener = (env: ServiceEnv): FactHandlers => {
  const yellowFrom = (region: string, policyVersion: string, issuedAt: string, dueAt: string): string =>
    countBack(issuedAt, dueAt, env.policyFor(region, policyVersion).yellow, env.calendar(region));
  /** A due date that was moved: the yellow light moves with it. */
  const dueAnew = async ({ dueAt }: { dueAt: string }, fact: Envelope, tx: Tx): Promise<void> => {
    const [kept] = await tx.query<{ issuedAt: string | null; policyVersion: string | null }>(
      `select assignments -> $2 ->> 'issuedAt' as "issuedAt", assignments -> $2 ->> 'policyVersion' as "policyVersion"
       from reporting.ledger where matter_id = $1`,
      [fact.partitionkey, fact.subject],
    );
    const { issuedAt, policyVersion } = kept ?? {};
    const from = issuedAt && {
      yellowFrom: yellowFrom(fact.tenant, policyVersion ?? countyPolicy.version, issuedAt, dueAt),
    };
    await assignment(tx, fact, { dueAt, ...from });
    await recount(tx, fact.partitionkey);
  };
  const rows: Rows = {
    'matter.registered.v1': (d, fact, tx) =>
      tx.query(
        `insert into reporting.ledger (matter_id, region, register_no, title, category, source, leader, urgency, status, registered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'REGISTERED', $9) on conflict (matter_id) do nothing`,
        [
          fact.partitionkey,
          d.region,
          d.registerNo,
          d.title,
          d.category,
          d.source.title,
          d.instruction.leader.name,
          d.urgency,
          d.at,
        ],
      ),
    'matter.opinion-drafted.v1': status('OPINION_DRAFTED'),
    'matter.sent-back.v1': status('REGISTERED'),
    'matter.rejected.v1': status('REJECTED'),
    'matter.approved.v1': (d, fact, tx) =>
      tx.query(`update reporting.ledger set status = 'APPROVED', matter_no = $2 where matter_id = $1`, [
        fact.partitionkey,
        d.matterNo,
      ]),
    'matter.call-recorded.v1': (d, fact, tx) =>
      tx.query(
        `update reporting.ledger set status = 'CLOSED', closed_at = $2, on_time = true, progress = $3 where matter_id = $1`,
        [fact.partitionkey, d.at, d.conclusion],
      ),
    'matter.assigned.v1': async (d, fact, tx) => {
      const units = d.units.map((unit) => unit.id);
      await tx.query(
        `update reporting.ledger set status = 'ASSIGNED', assigned_at = coalesce(assigned_at, $2) where matter_id = $1`,
        [fact.partitionkey, d.at],
      );
      await admit(tx, fact.partitionkey, units);
    },
    'matter.begun.v1': status('IN_PROGRESS'),
    'matter.submitted-for-review.v1': status('IN_REVIEW'),
    'matter.awaiting-feedback.v1': status('FEEDBACK'),
    'matter.reinstructed.v1': status('IN_PROGRESS'),
    'matter.closed.v1': (d, fact, tx) =>
      tx.query(`update reporting.ledger set status = 'CLOSED', closed_at = $2, progress = $3 where matter_id = $1`, [
        fact.partitionkey,
        d.at,
        d.outcome,
      ]),
    'matter.archived.v1': status('ARCHIVED'),
    'assignment.issued.v1': async (d, fact, tx) => {
      await assignment(tx, fact, {
        role: d.role,
        unit: d.unit.name,
        leader: d.responsibleLeader.name,
        handler: d.handler?.name ?? '',
        issuedAt: d.issuedAt,
        policyVersion: d.policyVersion ?? countyPolicy.version,
        unitId: d.unit.id,
        leaderId: d.responsibleLeader.id,
        handlerId: d.handler?.id ?? null,
        ...(d.parent ? { part: true } : {}),
        dueAt: d.dueAt,
        yellowFrom: yellowFrom(d.region, d.policyVersion ?? countyPolicy.version, d.issuedAt, d.dueAt),
      });
      await admit(tx, fact.partitionkey, [d.unit.id]);
      await recount(tx, fact.partitionkey);
    },
    'assignment.acknowledged.v1': (d, fact, tx) =>
      assignment(tx, fact, { handler: d.handler.name, handlerId: d.handler.id }),
    'assignment.progress-reported.v1': (d, fact, tx) =>
      tx.query('update reporting.ledger set progress = $2 where matter_id = $1', [
        fact.partitionkey,
        `${d.percent}% ${d.progress}`,
      ]),
    'assignment.extension-decided.v1': dueAnew,
    'assignment.coordinated.v1': (d, fact, tx) => (d.next ? over(tx, fact) : dueAnew(d, fact, tx)),
    'assignment.resumed.v1': dueAnew,
    'assignment.recounted.v1': dueAnew,
    'assignment.return-requested.v1': (d, fact, tx) => assignment(tx, fact, { nthReturning: d.nth }),
    'assignment.return-signed.v1': async (d, fact, tx) => {
      if (!d.agree) return;
      await tx.query(
        `update reporting.ledger set returning_units = greatest(returning_units, (assignments -> $2 ->> 'nthReturning')::int)
         where matter_id = $1`,
        [fact.partitionkey, fact.subject],
      );
    },
    'assignment.return-decided.v1': async (d, fact, tx) => {
      if (d.next) await over(tx, fact);
    },
    'assignment.returned.v1': (_d, fact, tx) =>
      tx.query('update reporting.ledger set returns = returns + 1 where matter_id = $1', [fact.partitionkey]),
    'assignment.accepted.v1': async (d, fact, tx) => {
      await assignment(tx, fact, { onTime: d.onTime, done: true });
      await recount(tx, fact.partitionkey);
    },
  };
  return Object.fromEntries(
    Object.entries(rows).map(([type, on]) => [
      type,
      async (fact: Envelope, tx: Tx) => {
        await (on as On<FactType>)(fact.data as never, fact, tx);
      },
    ]),
  );
};
