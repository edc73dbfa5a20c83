import { type FactData, type FactType } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

type On<T extends FactType> = (data: FactData<T>, fact: Envelope, tx: Tx) => Promise<unknown>;

const dueAnew = ({ dueAt }: { dueAt: string }, fact: Envelope, tx: Tx): Promise<unknown> =>
  tx.query('update reporting.task set due_at = $2 where assignment_id = $1', [fact.subject, dueAt]);
const withdrawn = (tx: Tx, fact: Envelope): Promise<unknown> =>
  tx.query('update reporting.task set withdrawn = true, ended = true where assignment_id = $1', [fact.subject]);

/** 承办任务: one row an assignment, from which the rates of R-550 are counted and progress templates are made. */
const rows: { [T in FactType]?: On<T> } = {
  'assignment.issued.v1': (d, fact, tx) =>
    tx.query(
      `insert into reporting.task (assignment_id, matter_id, region, units, unit_name, assignment_no, title, role, issued_at, due_at)
       values ($1, $2, $3, $4::text[], $5, $6, $7, $8, $9, $10) on conflict (assignment_id) do nothing`,
      [
        fact.subject,
        fact.partitionkey,
        d.region,
        // 再分解: the unit whose part it is reads along.
        [d.unit.id, ...(d.parent ? [d.parent.unit.id] : [])],
        d.unit.name,
        d.assignmentNo,
        d.title,
        d.role,
        d.issuedAt,
        d.dueAt,
      ],
    ),
  'matter.satisfaction-recorded.v1': (d, fact, tx) =>
    tx.query(
      `insert into reporting.satisfaction (id, matter_id, region, satisfaction, at) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [fact.id, fact.partitionkey, fact.tenant, d.satisfaction, d.at],
    ),
  'assignment.acknowledged.v1': (d, fact, tx) =>
    tx.query('update reporting.task set acknowledged_at = $2, acknowledged_late = $3 where assignment_id = $1', [
      fact.subject,
      d.at,
      d.late,
    ]),
  'assignment.progress-reported.v1': (d, fact, tx) =>
    tx.query('update reporting.task set percent = $2 where assignment_id = $1', [fact.subject, d.percent]),
  'assignment.extension-decided.v1': dueAnew,
  'assignment.coordinated.v1': (d, fact, tx) => (d.next ? withdrawn(tx, fact) : dueAnew(d, fact, tx)),
  'assignment.resumed.v1': dueAnew,
  'assignment.recounted.v1': dueAnew,
  'assignment.return-decided.v1': async (d, fact, tx) => {
    if (d.next) await withdrawn(tx, fact);
  },
  'assignment.cancelled.v1': (_d, fact, tx) => withdrawn(tx, fact),
  'assignment.returned.v1': (_d, fact, tx) =>
    tx.query('update reporting.task set returns = returns + 1, judged = judged + 1 where assignment_id = $1', [
      fact.subject,
    ]),
  'assignment.accepted.v1': (d, fact, tx) =>
    tx.query(
      'update reporting.task set accepted_at = $2, on_time = $3, judged = judged + 1, ended = true where assignment_id = $1',
      [fact.subject, d.at, d.onTime],
    ),
};

export const taskListener = (): FactHandlers =>
  Object.fromEntries(
    Object.entries(rows).map(([type, on]) => [
      type,
      async (fact: Envelope, tx: Tx) => {
        await (on as On<FactType>)(fact.data as never, fact, tx);
      },
    ]),
  );
