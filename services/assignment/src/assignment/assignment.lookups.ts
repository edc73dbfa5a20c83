import { addWorkdays, endOfDay, localDay, reworkDue, workdaysBetween } from '@duban/calendar';
import { decideBy, type Policy, type words } from '@duban/contracts';
import { type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { dueAtOf } from '../matter-wide';
import { type Assignment, type OpenAssignment } from './assignment';
import { type ExtensionDays } from './commands/decide-extension';
import { type Overdue } from './commands/propose-outcome';
import { type Review } from './commands/review';
import { type ExtensionTerms, extensionTerms, shareOf } from './extension-terms';

type Category = keyof typeof words.category;
type Terms = { verification: Review['verification'] | null; category: Category | null };
const HOUR_MS = 3_600_000;

export const opened = (state: Assignment): OpenAssignment | undefined => (state.status === 'NONE' ? undefined : state);

/** What is kept of the matter that the assignment belongs to. */
const termsOf = async (tx: Tx, state: Assignment): Promise<Terms> => {
  const [terms] = await tx.query<Terms>(
    'select verification, category from assignment.matter_terms where matter_id = $1',
    [opened(state)?.issued.matterId ?? null],
  );
  return terms ?? { verification: null, category: null };
};

/** How it must be verified (D-9): as 拟办 chose, but never less than the scheme asks for. */
const verificationOf = (state: Assignment, terms: Terms, policy: Policy): Review['verification'] => {
  const effortPath = opened(state)?.issued.effortPath;
  const required = decideBy(policy.verification, { category: terms.category ?? undefined, effortPath });
  const chosen = required.filter((method) => (terms.verification ?? required).includes(method));
  return chosen.length > 0 ? chosen : required;
};

/** 退回后重报: by the scheme, never longer than the unit was given at first. */
const reworkDueAt = (env: LookupEnv, state: Assignment, { now, policy }: LookupRequest): string => {
  const open = opened(state);
  if (!open) return now;
  const original = { rule: open.issued.deadline, start: open.issued.issuedAt };
  return reworkDue(policy.rework[open.urgency], original, now, env.calendar(open.issued.region));
};

/** The last day on which a part may be due (再分解), a working day before the whole; null of what is no part. */
export const latestOfPart = async (env: LookupEnv, tx: Tx, { issued }: OpenAssignment): Promise<string | null> => {
  const whole = issued.parent && (await dueAtOf(tx, issued.parent.assignmentId));
  return whole ? localDay(addWorkdays(whole, -1, env.calendar(issued.region))) : null;
};

/** A look-up of what an assignment's decision must know. */
type Look<L, C = unknown> = (
  env: LookupEnv,
  tx: Tx,
  state: Assignment,
  command: C,
  request: LookupRequest,
) => Promise<L>;

export const rework: Look<{ reworkDueAt: string }> = async (env, _tx, state, _, request) => ({
  reworkDueAt: reworkDueAt(env, state, request),
});

export const reviewTerms: Look<Review> = async (env, tx, state, _, request) => ({
  verification: verificationOf(state, await termsOf(tx, state), request.policy),
  reworkDueAt: reworkDueAt(env, state, request),
});

export const category: Look<{ category: Category | null }> = async (_env, tx, state) => ({
  category: (await termsOf(tx, state)).category,
});

export const extensionAsked: Look<ExtensionTerms, { newDueOn: string }> = async (
  env,
  tx,
  state,
  { newDueOn },
  { now, policy },
) => {
  const open = opened(state);
  if (!open)
    return { newDueAt: endOfDay(newDueOn), ahead: 0, latest: { once: '', total: '', statutory: null, part: null } };
  const { category } = await termsOf(tx, state);
  const part = await latestOfPart(env, tx, open);
  return extensionTerms(open, { newDueOn, now, category, part }, policy, env.calendar(open.issued.region));
};

export const extensionLevel: Look<{ share: number; category: Category | null }> = async (env, tx, state) => {
  const open = opened(state);
  const share = open ? shareOf(open, env.calendar(open.issued.region)) : 0;
  return { share, category: (await termsOf(tx, state)).category };
};

export const extensionDays: Look<ExtensionDays, { newDueOn?: string | undefined }> = async (
  env,
  tx,
  state,
  { newDueOn },
) => {
  const open = opened(state);
  const requested = open?.extension?.newDueOn;
  return {
    requested: requested ? endOfDay(requested) : null,
    partial: newDueOn ? endOfDay(newDueOn) : null,
    latestOfPart: open ? await latestOfPart(env, tx, open) : null,
  };
};

/** How long it is overdue now; nothing is while it lies with the desk. */
export const overdue: Look<Overdue & { overdueDays: number }> = async (env, _tx, state, _, { now, actor }) => {
  const open = opened(state);
  const from = open && open.status !== 'SUBMITTED' ? open.dueAt : now;
  const days = workdaysBetween(from, now, env.calendar(actor.region));
  return { days, overdueDays: days, hours: Math.max(0, Date.parse(now) - Date.parse(from)) / HOUR_MS };
};
