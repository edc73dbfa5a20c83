import { countyPolicy, type FactData, type FactType, lettersToOneUnit, words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { type Entry, setEntry } from './entries';

type On<T extends FactType> = (data: FactData<T>, fact: Envelope, tx: Tx) => Promise<unknown>;
type Rows = { [T in FactType]?: On<T> };

const status =
  (to: string): On<FactType> =>
  (_data, fact, tx) =>
    tx.query('update reporting.ledger set status = $2 where matter_id = $1', [fact.partitionkey, to]);

/** What was closed is so no longer. */
const runsAgain =
  (to: string): On<FactType> =>
  (_data, fact, tx) =>
    tx.query('update reporting.ledger set status = $2, closed_at = null where matter_id = $1', [fact.partitionkey, to]);

/** Units that have the matter from now on read what all its units may read (I-20). */
const admit = async (tx: Tx, matterId: string, units: readonly string[]): Promise<void> => {
  const added = `select array(select distinct unnest(units || $2::text[]))`;
  await tx.query(`update reporting.ledger set units = (${added}) where matter_id = $1 and not units @> $2::text[]`, [
    matterId,
    units,
  ]);
  await tx.query(
    `update reporting.timeline set units = (${added}) where matter_id = $1 and type = any($3) and title <> all($4)
       and not units @> $2::text[]`,
    [
      ...[matterId, units, ['matter.registered.v1', 'matter.approved.v1', 'document.issued.v1']],
      lettersToOneUnit.map((kind) => words.documentKind[kind]),
    ],
  );
  await tx.query(
    `update reporting.passage set units = (${added}) where matter_id = $1 and for_all and not units @> $2::text[]`,
    [matterId, units],
  );
};

/** 台账: one row a matter, folded from the facts of intake and assignment. */
export const ledgerListener = (env: ServiceEnv): FactHandlers => {
  const entry =
    <T extends FactType>(change: (data: FactData<T>, entry: Entry) => Partial<Entry>): On<T> =>
    (data, fact, tx) =>
      setEntry(env, tx, fact, (kept) => change(data, kept));
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
    'matter.reopened.v1': runsAgain('IN_PROGRESS'),
    'matter.upgraded.v1': runsAgain('OPINION_DRAFTED'),
    'matter.suspended.v1': status('SUSPENDED'),
    'matter.resumed.v1': (d, fact, tx) => status(d.status)(d, fact, tx),
    'matter.revoked.v1': status('REVOKED'),
    'matter.merged.v1': status('MERGED'),
    'assignment.issued.v1': async (d, fact, tx) => {
      await setEntry(env, tx, fact, () => ({
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
        urgency: d.urgency,
        dueAt: d.dueAt,
        reported: null,
        returns: 0,
        suspensions: [],
        submitted: false,
        done: false,
        ended: false,
        onTime: null,
      }));
      await admit(tx, fact.partitionkey, [d.unit.id]);
    },
    'assignment.acknowledged.v1': entry((d) => ({ handler: d.handler.name, handlerId: d.handler.id })),
    'assignment.progress-reported.v1': async (d, fact, tx) => {
      await tx.query('update reporting.ledger set progress = $2 where matter_id = $1', [
        fact.partitionkey,
        `${d.percent}% ${d.progress}`,
      ]);
      await setEntry(env, tx, fact, () => ({ reported: { at: d.at, percent: d.percent } }));
    },
    'assignment.report-signed.v1': entry((d) => ({ submitted: d.agree })),
    'assignment.extension-decided.v1': entry((d) => ({ dueAt: d.dueAt })),
    'assignment.coordinated.v1': entry((d) => (d.next ? { over: true } : { dueAt: d.dueAt })),
    'assignment.return-requested.v1': entry((d) => ({ nthReturning: d.nth })),
    'assignment.return-signed.v1': async (d, fact, tx) => {
      if (!d.agree) return;
      await tx.query(
        `update reporting.ledger set returning_units = greatest(returning_units, (assignments -> $2 ->> 'nthReturning')::int)
         where matter_id = $1`,
        [fact.partitionkey, fact.subject],
      );
    },
    'assignment.return-decided.v1': entry((d) => (d.next ? { over: true } : {})),
    'assignment.cancelled.v1': entry(() => ({ ended: true })),
    'assignment.resumed.v1': entry((d, { suspensions = [] }) => ({
      dueAt: d.dueAt,
      suspensions: [...suspensions, { from: d.suspendedAt, to: d.at }],
    })),
    'assignment.recounted.v1': entry((d) => ({ dueAt: d.dueAt, ...(d.urgency ? { urgency: d.urgency } : {}) })),
    'assignment.returned.v1': async (d, fact, tx) => {
      await tx.query('update reporting.ledger set returns = returns + 1 where matter_id = $1', [fact.partitionkey]);
      await setEntry(env, tx, fact, () => ({ submitted: false, returns: d.times }));
    },
    'assignment.accepted.v1': entry((d) => ({ onTime: d.onTime, done: true })),
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
