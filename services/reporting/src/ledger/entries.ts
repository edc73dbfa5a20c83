import { countDeadline, lightFrom, type Suspension } from '@duban/calendar';
import { type words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Envelope } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/** One assignment inside the ledger row. */
export type Entry = {
  role: keyof typeof words.assignmentRole;
  unit: string;
  leader: string;
  handler: string;
  issuedAt: string;
  policyVersion: string;
  urgency: keyof typeof words.urgency;
  dueAt: string;
  reported: { at: string; percent: number } | null;
  returns: number;
  suspensions: readonly Suspension[];
  unitId: string;
  leaderId: string;
  handlerId: string | null;
  /** 再分解: a part of another unit's task */
  part?: true;
  /** 改办: the old unit's task stays in the row, and counts no more */
  over?: true;
  nthReturning?: number;
  /** delivered and not returned; finished; cancelled with the matter */
  submitted: boolean;
  done: boolean;
  ended: boolean;
  onTime: boolean | null;
};
type Lit = { yellowFrom: string | null; redAfter: string | null };

const ALWAYS = '-infinity';

/** From when its light is yellow and after when red: the same count as the unit's own light. */
const lit = (env: ServiceEnv, region: string, entry: Entry): Lit => {
  const policy = env.policyFor(region, entry.policyVersion);
  if (entry.over || entry.ended || (entry.done && entry.onTime !== false)) return { yellowFrom: null, redAfter: null };
  if (entry.done || entry.returns >= policy.red.returns) return { yellowFrom: null, redAfter: ALWAYS };
  if (entry.submitted) return { yellowFrom: null, redAfter: null };
  const { role, issuedAt: start, urgency, dueAt, reported, suspensions } = entry;
  const calendar = env.calendar(region);
  const firstProgressDueAt =
    role === 'CO' ? null : countDeadline(policy.firstProgress[urgency], start, calendar, suspensions).dueAt;
  return lightFrom({ start, dueAt, firstProgressDueAt, reported, suspensions }, policy, calendar);
};

/** Puts a new entry into the ledger row, or changes one; facts of one matter come one after the other. */
export const setEntry = async (
  env: ServiceEnv,
  tx: Tx,
  fact: Envelope,
  change: (entry: Entry) => Partial<Entry>,
): Promise<void> => {
  const [row] = await tx.query<{ entry: Entry | null }>(
    'select assignments -> $2 as entry from reporting.ledger where matter_id = $1 for update',
    [fact.partitionkey, fact.subject],
  );
  if (!row) return;
  const entry = { ...row.entry, ...change(row.entry ?? ({} as Entry)) } as Entry;
  // A task that the row never saw issued has no clock to count.
  if (!entry.issuedAt) return;
  await tx.query(
    `update reporting.ledger set assignments = jsonb_set(assignments, array[$2::text], $3::jsonb) where matter_id = $1`,
    [fact.partitionkey, fact.subject, JSON.stringify({ ...entry, ...lit(env, fact.tenant, entry) })],
  );
  await recount(tx, fact.partitionkey);
};

/** The matter's clock and light are the worst of its units that must deliver (主办, 分办). */
const recount = (tx: Tx, matterId: string): Promise<unknown> =>
  tx.query(
    `update reporting.ledger l set due_at = c.due_at, yellow_from = c.yellow_from, red_after = c.red_after,
       on_time = c.on_time
     from (select min((a ->> 'dueAt')::timestamptz) as due_at,
             min((a ->> 'yellowFrom')::timestamptz) as yellow_from,
             min((a ->> 'redAfter')::timestamptz) as red_after,
             bool_and((a ->> 'onTime')::boolean) as on_time
           from reporting.ledger, jsonb_each(assignments) e(key, a)
           where matter_id = $1 and a ->> 'role' <> 'CO' and a ->> 'over' is null having count(*) > 0) c
     where l.matter_id = $1`,
    [matterId],
  );
