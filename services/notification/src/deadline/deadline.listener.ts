import { countDeadline } from '@duban/calendar';
import { countyPolicy, type FactData } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Instant } from '@duban/kernel';
import { type ArrivedFact, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { after, type Clock, clockFacts } from './clock';
import { deadlinesOf } from './rungs';

/** What is said of an assignment, as it was when it was issued. */
export type About = Readonly<{ unit: { id: string; name: string }; assignmentNo: string; title: string }>;
type Row = { assignment: string; region: string; matterId: string; about: About; version: string; clock: Clock };

const select = 'select assignment, region, matter_id as "matterId", about, version, clock from notification.clock';

const keep = `insert into notification.clock as c (assignment, region, units, matter_id, version, about, state, clock)
  select assignment, region, array[about -> 'unit' ->> 'id'], "matterId", version, about, clock ->> 'state', clock
  from jsonb_to_recordset($1::jsonb)
    as x(assignment uuid, region text, "matterId" uuid, version text, about jsonb, clock jsonb)
  on conflict (assignment) do update set state = excluded.state, clock = excluded.clock`;

/**
 * What was reached stays so, also when the service is set back: the 催办台账 tells. What is counted anew at the same
 * instant and waits to be fired keeps its place.
 */
const arm = `insert into notification.deadline as d (assignment, rung, kind, region, matter_id, unit, urgency, due_at, state,
    fired_at)
  select x.assignment, x.rung, x.kind, x.region, x."matterId", x.unit, x.urgency, coalesce(r.due_at, x."dueAt"),
    case when r.at is null then x.state else 'FIRED' end, r.at
  from jsonb_to_recordset($1::jsonb) as x(assignment uuid, rung text, kind text, region text, "matterId" uuid, unit text,
    urgency text, "dueAt" timestamptz, state text)
  left join notification.reminder r on r.assignment = x.assignment and r.rung = x.rung
  on conflict (assignment, rung) do update set due_at = excluded.due_at, urgency = excluded.urgency,
    state = case when excluded.state = 'PASSED' and d.state = 'OPEN' and d.due_at = excluded.due_at then d.state
      else excluded.state end
  where d.state <> 'FIRED'`;

/** A reminder about a date that does not hold any more has nothing to say. */
const dropOutdated = `update notification.reminder set state = 'DROPPED'
  where assignment = $1 and kind = 'LADDER' and state in ('NEW', 'HELD')`;

/**
 * 时限: the deadlines of an assignment follow from its facts. `expect` hears when the earliest of them is due. When the
 * service is set back, a deadline that lies behind now has had its reminder.
 */
export const deadlineListener = (env: ServiceEnv, expect: (due: Instant) => void): FactHandlers => {
  const rearm = async (tx: Tx, rows: readonly Row[], at: Instant, { replayed }: ArrivedFact): Promise<void> => {
    const past = replayed ? env.clock.now() : '';
    const deadlines = rows.flatMap(({ assignment, region, matterId, about, version, clock }) => {
      const { ladder } = env.policyFor(region, version);
      const quiet = env.policyFor(region).quietHours;
      return deadlinesOf(clock, at, ladder, quiet, env.calendar(region)).map((deadline) => ({
        ...deadline,
        state: deadline.state === 'OPEN' && deadline.dueAt < past ? ('PASSED' as const) : deadline.state,
        assignment,
        region,
        matterId,
        unit: about.unit.id,
        urgency: clock.urgency,
      }));
    });
    await tx.query(arm, [JSON.stringify(deadlines)]);
    const open = deadlines.filter(({ state }) => state === 'OPEN').map(({ dueAt }) => dueAt);
    if (open.length > 0) expect(open.reduce((a, b) => (a < b ? a : b)));
  };

  const changed = async (tx: Tx, row: Row, clock: Clock, fact: ArrivedFact): Promise<void> => {
    await tx.query(keep, [JSON.stringify([{ ...row, clock }])]);
    if (clock.dueAt !== row.clock.dueAt && !fact.replayed) await tx.query(dropOutdated, [row.assignment]);
    await rearm(tx, [{ ...row, clock }], fact.time, fact);
  };

  const issued = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
    const data = fact.data as FactData<'assignment.issued.v1'>;
    const version = data.policyVersion ?? countyPolicy.version;
    const { firstProgress } = env.policyFor(fact.tenant, version);
    const progressDueAt = countDeadline(firstProgress[data.urgency], data.issuedAt, env.calendar(fact.tenant)).dueAt;
    const clock: Clock = {
      state: 'RUNNING',
      before: 'RUNNING',
      urgency: data.urgency,
      dueAt: data.dueAt,
      reworkDueAt: null,
      acknowledgeDueAt: data.acknowledgeDueAt,
      acknowledged: false,
      progressDueAt: data.role === 'CO' || progressDueAt >= data.dueAt ? null : progressDueAt,
      progressed: false,
    };
    const about: About = { unit: data.unit, assignmentNo: data.assignmentNo, title: data.title };
    const { subject: assignment, tenant: region, partitionkey: matterId } = fact;
    const row: Row = { assignment, region, matterId, about, version, clock };
    await tx.query(keep, [JSON.stringify([row])]);
    await rearm(tx, [row], data.at, fact);
  };

  const moved = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
    const [row] = await tx.query<Row>(`${select} where assignment = $1 for update`, [fact.subject]);
    if (row) await changed(tx, row, after(row.clock, fact.type, fact.data), fact);
  };

  /** 再次批示 may make a matter more urgent: its rungs are then counted in hours. */
  const urgency = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
    const { urgency: now } = fact.data as FactData<'matter.instruction-added.v1'>;
    const rows = await tx.query<Row>(
      `${select} where matter_id = $1 and state <> 'ENDED' order by assignment for update`,
      [fact.subject],
    );
    for (const row of rows) if (row.clock.urgency !== now) await changed(tx, row, { ...row.clock, urgency: now }, fact);
  };

  /** I-21: rungs lie on working days; those not yet reached are counted by the calendar that holds now. */
  const calendar = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
    const rows = await tx.query<Row>(
      `${select} where region = $1 and state <> 'ENDED' order by assignment for update`,
      [fact.tenant],
    );
    await rearm(tx, rows, fact.time, fact);
  };

  return {
    'assignment.issued.v1': issued,
    ...Object.fromEntries(clockFacts.map((type) => [type, moved])),
    'matter.instruction-added.v1': urgency,
    'calendar.published.v1': calendar,
  };
};
