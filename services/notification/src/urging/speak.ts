import { localDay } from '@duban/calendar';
import { type words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Instant } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { type Clock } from '../deadline/clock';
import { type About } from '../deadline/deadline.listener';
import { type Kind } from '../deadline/rungs';
import { afterQuiet } from '../delivery/quiet';
import { type Recipient, recipientOf, type Step, stepOf, wordsOf } from './wording';

type Waiting = {
  assignment: string;
  rung: string;
  kind: Kind;
  state: 'NEW' | 'HELD';
  matterId: string;
  about: About;
  clock: Clock;
  version: string;
  restricted: boolean;
  /** its title may stand beside those of other matters, also outside the platform */
  open: boolean;
};
type Ready = Waiting & { step: Step };
/** What becomes of a reminder. */
type Outcome = {
  assignment: string;
  rung: string;
  state: 'HELD' | 'TOLD' | 'SILENT' | 'DROPPED';
  speakAt: Instant | null;
  raised: false | null;
};

/** One process speaks for a region at a time, and not while others are still firing what is due there. */
const mayI = `select pg_try_advisory_xact_lock(hashtext('duban urging ' || $1)) and not exists (
    select from notification.deadline where state = 'OPEN' and due_at <= $2 and region = $1) as mine`;

const waiting = `select r.assignment, r.rung, r.kind, r.state, r.matter_id as "matterId", c.about, c.clock, c.version,
    exists (select from notification.restricted_matter m where m.matter_id = r.matter_id) as restricted,
    exists (select from notification.known_matter m where m.id = r.matter_id
      and m.confidentiality in ('PUBLIC', 'INTERNAL')) as open
  from notification.reminder r join notification.clock c on c.assignment = r.assignment
  where r.region = $1 and r.state in ('NEW', 'HELD') and r.speak_at <= $2 order by c.about ->> 'assignmentNo', r.assignment, r.due_at`;

const claimDay = `insert into notification.spoken (assignment, day, region) select unnest($1::uuid[]), $2, $3
  on conflict do nothing returning assignment`;

const settle = `update notification.reminder r set state = x.state, speak_at = coalesce(x."speakAt", r.speak_at),
    raised = coalesce(r.raised, x.raised), told_at = case when x.state = 'TOLD' then $2::timestamptz end
  from jsonb_to_recordset($1::jsonb) as x(assignment uuid, rung text, state text, "speakAt" timestamptz, raised boolean)
  where r.assignment = x.assignment and r.rung = x.rung`;

const send = `insert into notification.message
    (id, recipient, region, units, role, unit, matter_id, matters, assignment_id, title, text, color, kind, sender, at)
  select id, recipient, $2, case when unit is null then '{}' else array[unit] end, role, unit, matter, matters, assignment,
    title, text, color, 'URGE', '系统自动催办', $3
  from jsonb_to_recordset($1::jsonb) as x(id uuid, recipient text, role text, unit text, matter uuid, matters uuid[],
    assignment uuid, title text, text text, color text)`;

const isOver = ({ kind, clock }: Waiting): boolean =>
  clock.state !== 'RUNNING' ||
  (kind === 'ACKNOWLEDGE' && clock.acknowledged) ||
  (kind === 'PROGRESS' && clock.progressed) ||
  (kind === 'RETURN_SIGN' && clock.returning?.waitsFor !== 'UNIT') ||
  (kind === 'RETURN_DECIDE' && clock.returning?.waitsFor !== 'DESK');

/** Midnight in China after an instant. */
const nextDay = (now: Instant): Instant =>
  new Date(Date.parse(`${localDay(now)}T00:00:00.000+08:00`) + 24 * 3_600_000).toISOString();

/**
 * 催办消息 of one region: of several rungs reached at once the latest speaks; at most one message an assignment and day;
 * quiet hours hold all but 特急; what is due of one position is one message. Everything in one transaction.
 */
export const speakIn = (env: ServiceEnv, region: string): Promise<number> =>
  env.db.transaction({ scope: 'region', region }, async (tx) => {
    const now = env.clock.now();
    const [lock] = await tx.query<{ mine: boolean }>(mayI, [region, now]);
    if (!lock?.mine) return 0;
    const rows = await tx.query<Waiting>(waiting, [region, now]);
    if (rows.length === 0) return 0;
    const outcomes: Outcome[] = [];
    const settled = (row: Waiting, state: Outcome['state'], rest: Partial<Outcome> = {}): void =>
      void outcomes.push({ assignment: row.assignment, rung: row.rung, state, speakAt: null, raised: null, ...rest });
    const ready = latest(env, region, rows, settled);
    const quiet = env.policyFor(region).quietHours;
    const speaking: Ready[] = [];
    for (const row of ready) {
      const from = row.clock.urgency === 'EXTRA_URGENT' ? now : afterQuiet(quiet, now);
      if (from > now) settled(row, 'HELD', { speakAt: from, raised: wanted(row) });
      else speaking.push(row);
    }
    const ids = [...new Set(speaking.map(({ assignment }) => assignment))];
    const claimed = await tx.query<{ assignment: string }>(claimDay, [ids, localDay(now), region]);
    const mayToday = new Set(claimed.map(({ assignment }) => assignment));
    for (const row of speaking)
      if (mayToday.has(row.assignment)) settled(row, 'TOLD', { raised: wanted(row) });
      else settled(row, 'HELD', { speakAt: nextDay(now), raised: wanted(row) });
    await tell(
      env,
      tx,
      region,
      speaking.filter(({ assignment }) => mayToday.has(assignment)),
      now,
    );
    await tx.query(settle, [JSON.stringify(outcomes), now]);
    return rows.length;
  });

/** A rung asks for a fact when there is a notice to issue, a call to make or something to propose. */
const wanted = ({ kind, state, step }: Ready): false | null =>
  kind === 'LADDER' && state === 'NEW' && (step.act !== 'REMIND' || step.notice !== null) ? false : null;

/** Of each assignment and kind the last rung reached; the others are recorded and say nothing. */
const latest = (
  env: ServiceEnv,
  region: string,
  rows: readonly Waiting[],
  settled: (row: Waiting, state: Outcome['state']) => void,
): Ready[] => {
  const last = new Map<string, Ready>();
  for (const row of rows) {
    const step = stepOf(row.kind, row.rung, env.policyFor(region, row.version).ladder);
    if (isOver(row) || !step) {
      settled(row, 'DROPPED');
      continue;
    }
    const key = `${row.assignment}/${row.kind}`;
    const earlier = last.get(key);
    if (earlier) settled(earlier, 'SILENT');
    last.set(key, { ...row, step });
  }
  return [...last.values()];
};

/** The same for all of them, or none. */
const common = <T>(items: readonly Ready[], of: (item: Ready) => T): T | null => {
  const [first, ...others] = items.map(of);
  return first !== undefined && others.every((other) => other === first) ? first : null;
};
const severity: readonly (keyof typeof words.noticeColor)[] = ['BLUE', 'YELLOW', 'RED'];
const worst = (items: readonly Ready[]): keyof typeof words.noticeColor | null =>
  severity[Math.max(...items.map(({ step }) => (step.notice ? severity.indexOf(step.notice) : -1)))] ?? null;

/** Of a restricted matter nothing stands among others: it has a message of its own, for its named persons only (I-20). */
const tell = async (env: ServiceEnv, tx: Tx, region: string, rows: readonly Ready[], now: Instant): Promise<void> => {
  const groups = new Map<string, { to: Recipient; items: Ready[] }>();
  for (const row of rows)
    for (const role of row.step.to) {
      const to = recipientOf(role, row);
      const key = `${to.role}@${to.unit ?? region}${row.restricted ? `/${row.matterId}` : ''}`;
      const group = groups.get(key) ?? { to, items: [] };
      groups.set(key, group);
      group.items.push(row);
    }
  if (groups.size === 0) return;
  // Positions that are told the same are told one message: who holds two of them reads it once.
  const messages = new Map<string, string>();
  const lines = [...groups.values()].map(({ to, items }) => {
    const said = wordsOf(items, now, env.calendar(region));
    const matter = common(items, ({ matterId }) => matterId);
    const same = [to.unit, matter, said.title, said.text].join('\n');
    const id = messages.get(same) ?? uuidv7();
    messages.set(same, id);
    const assignment = common(items, (item) => item.assignment);
    return {
      id,
      recipient: `${to.role}@${to.unit ?? region}`,
      ...to,
      matter,
      matters: [...new Set(items.map(({ matterId }) => matterId))],
      assignment,
      color: worst(items),
      ...said,
    };
  });
  await tx.query(send, [JSON.stringify(lines), region, now]);
};
