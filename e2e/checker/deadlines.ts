import { type Findings } from './findings';
import { NO_ID, type Snapshot } from './snapshot';

/** Facts after which an assignment has no deadline any more. */
const ENDS = `(type in ('assignment.accepted.v1', 'assignment.cleared.v1', 'assignment.cancelled.v1')
  or type in ('assignment.return-decided.v1', 'assignment.coordinated.v1') and data -> 'next' <> 'null')`;

/** How long a service may take to hear of a fact, or of a deadline that is reached. */
const LATE_MS = 10 * 60_000;

type Deadline = {
  assignment: string;
  rung: string;
  matterId: string;
  dueAt: Date;
  state: 'OPEN' | 'IDLE' | 'PASSED' | 'FIRED';
  firedAt: Date | null;
  clock: string | null;
  reminded: string | null;
  told: Date | null;
  message: boolean;
};

const deadlines = `select d.assignment, d.rung, d.matter_id as "matterId", d.due_at as "dueAt", d.state,
    d.fired_at as "firedAt", c.state as clock, r.state as reminded, r.told_at as told,
    r.told_at is null or exists (select from notification.message m where m.matter_id = d.matter_id and m.at = r.told_at
      union all select from notification.message m
        where m.matters <> '{}' and m.matters @> array[d.matter_id] and m.at = r.told_at) as message
  from notification.deadline d left join notification.clock c using (assignment)
    left join notification.reminder r using (assignment, rung)
  where (d.assignment, d.rung) > ($1, $2) order by d.assignment, d.rung`;

/** When these assignments came to their end; missing: not yet. */
const endsOf = async (
  assignments: Snapshot | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> => {
  const rows = await assignments?.query<{ id: string; at: Date }>(
    `select stream as id, min(at) as at from assignment.journal where stream = any($1) and ${ENDS} group by stream`,
    [[...new Set(ids)]],
  );
  return new Map(rows?.map(({ id, at }) => [id, at]));
};

const faultOf = (row: Deadline, ended: Date | undefined, now: Date): string | undefined => {
  const { state, dueAt, firedAt, clock, reminded } = row;
  if (state === 'FIRED') {
    if (!firedAt || firedAt < dueAt) return `早到了:${dueAt.toISOString()} 到期,${firedAt?.toISOString()} 已触发`;
    if (ended && firedAt.getTime() > ended.getTime() + LATE_MS)
      return `任务已在 ${ended.toISOString()} 结束,${firedAt.toISOString()} 仍触发`;
    return reminded === null ? '已触发,催办台账里没有' : undefined;
  }
  if (reminded !== null) return '没有到期触发,催办台账里却有';
  if (state === 'OPEN' && clock === 'ENDED') return '任务已结束,时限没有取消';
  if (state === 'OPEN' && dueAt.getTime() + LATE_MS < now.getTime())
    return `${dueAt.toISOString()} 到期,至 ${now.toISOString()} 还没有触发`;
  return undefined;
};

/** 时限: each fired once, not early, or was cancelled before; each reminder that spoke has its message. */
export const checkDeadlines = async (
  notification: Snapshot,
  assignments: Snapshot | undefined,
  now: Date,
  findings: Findings,
): Promise<void> => {
  const pages = notification.pages<Deadline>(deadlines, [NO_ID, ''], ({ assignment, rung }) => [assignment, rung]);
  for await (const rows of pages) {
    const ends = await endsOf(
      assignments,
      rows.map(({ assignment }) => assignment),
    );
    findings.checked('deadline', rows.length);
    for (const row of rows) {
      const { assignment, rung, matterId: matter, told, message } = row;
      const where = { service: 'notification', matter, stream: assignment };
      const fault = faultOf(row, ends.get(assignment), now);
      if (fault) findings.found({ rule: 'deadline', ...where, what: `${rung}:${fault}` });
      if (told) findings.checked('reminder');
      if (told && !message)
        findings.found({ rule: 'reminder', ...where, what: `${rung}:记作 ${told.toISOString()} 已发,没有这条消息` });
    }
  }
  await twiceADay(notification, findings);
  await spokenTwice(notification, findings);
};

/** At most one automatic message an assignment and day. */
const twiceADay = async (notification: Snapshot, findings: Findings): Promise<void> => {
  type Row = { assignment: string; matterId: string; days: string[] };
  const pages = notification.pages<Row>(
    `select x.assignment, x."matterId", array(select to_char(told_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
         from notification.reminder r where r.assignment = x.assignment and r.told_at is not null
         group by 1 having count(distinct told_at) > 1) as days
       from (select assignment, matter_id as "matterId" from notification.clock where assignment > $1
         order by assignment) x order by x.assignment`,
    [NO_ID],
    ({ assignment }) => [assignment],
  );
  for await (const rows of pages) {
    findings.checked('reminder', rows.length);
    for (const { assignment: stream, matterId: matter, days } of rows)
      for (const day of days)
        findings.found({ ...{ rule: 'reminder', service: 'notification', matter, stream }, what: `${day} 催了两次` });
  }
};

/** What the service said by itself belongs to a reminder that counts as told at that instant, and was said once. */
const spokenTwice = async (notification: Snapshot, findings: Findings): Promise<void> => {
  type Row = { id: string; recipient: string; at: Date; matters: string[]; grounds: boolean; again: boolean };
  const pages = notification.pages<Row>(
    `select m.id, m.recipient, m.at, m.matters,
       exists (select from notification.reminder r where r.matter_id = any(m.matters) and r.told_at = m.at) as grounds,
       exists (select from notification.message o where o.matters <> '{}' and o.matters && m.matters and o.at = m.at
         and o.recipient = m.recipient and o.sender = m.sender and o.id <> m.id
         and (o.assignment_id = m.assignment_id or o.text = m.text)) as again
     from notification.message m where (m.id, m.recipient) > ($1, $2) and m.matters <> '{}'
     order by m.id, m.recipient`,
    [NO_ID, ''],
    ({ id, recipient }) => [id, recipient],
  );
  for await (const rows of pages) {
    findings.checked('reminder', rows.length);
    for (const { recipient, at, matters, grounds, again } of rows) {
      const where = { rule: 'reminder', service: 'notification', matter: matters[0] as string } as const;
      const said = `发给 ${recipient} 的催办(${at.toISOString()})`;
      if (!grounds) findings.found({ ...where, what: `${said}没有对应的一次提醒:重发过,或提醒记在别的时刻` });
      else if (again) findings.found({ ...where, what: `${said}同一时刻有两条` });
    }
  }
};
