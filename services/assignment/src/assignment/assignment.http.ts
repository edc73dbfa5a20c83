import { endOfDay, reworkDue, workdaysBetween } from '@duban/calendar';
import { type Attachment, type RefusalCode } from '@duban/contracts';
import { bindCommands, type LookupRequest, type ServiceEnv } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { type Assignment, assignment } from './assignment';
import { assignmentStore } from './assignment.store';
import { acknowledge } from './commands/acknowledge';
import { checkReport } from './commands/check-report';
import { decideExtension } from './commands/decide-extension';
import { draftReport } from './commands/draft-report';
import { reportProgress } from './commands/report-progress';
import { requestExtension } from './commands/request-extension';
import { review, type Review } from './commands/review';
import { secondReview } from './commands/second-review';
import { signReport } from './commands/sign-report';
import { submitOpinion } from './commands/submit-opinion';
import { urge } from './commands/urge';

const opened = (state: Assignment): Exclude<Assignment, { status: 'NONE' }> | undefined =>
  state.status === 'NONE' ? undefined : state;

/** 协办意见 that the lead still waits for. The unit sees its own rows only, so the region is asked. */
const missingOpinions = async (_: ServiceEnv, tx: Tx, state: Assignment): Promise<{ missing: string[] }> => {
  const open = opened(state);
  if (!open) return { missing: [] };
  await tx.query("select set_config('app.scope', 'region', true)");
  const rows = await tx.query<{ unit_name: string }>(
    `select unit_name from assignment.assignment where matter_id = $1 and role = 'CO' and status not in ('ACCEPTED', 'CLEARED')`,
    [open.issued.matterId],
  );
  return { missing: rows.map((row) => row.unit_name) };
};

/** 退回后重报: by the scheme, never longer than the unit was given at first. */
const reworkDueAt = (env: ServiceEnv, state: Assignment, { now, policy }: LookupRequest): string => {
  const open = opened(state);
  if (!open) return now;
  const original = { rule: open.issued.deadline, start: open.issued.issuedAt };
  return reworkDue(policy.rework[open.issued.urgency], original, now, env.calendar(open.issued.region));
};
const reviewTerms = async (
  env: ServiceEnv,
  tx: Tx,
  state: Assignment,
  _: unknown,
  request: LookupRequest,
): Promise<Review> => {
  const [terms] = await tx.query<{ verification: Review['verification'] }>(
    'select verification from assignment.matter_terms where matter_id = $1',
    [opened(state)?.issued.matterId ?? null],
  );
  return { verification: terms?.verification ?? ['DOCUMENT'], reworkDueAt: reworkDueAt(env, state, request) };
};

/** Bytes come before names: evidence that was not uploaded is not named. */
const uploaded = async <C extends { evidence: readonly Attachment[] }>(env: ServiceEnv, command: C): Promise<C> => {
  const unknown = command.evidence.find(({ digest }) => !env.attachments.has(digest));
  if (unknown) throw new Refusal<RefusalCode>('attachment.unknown', { name: unknown.name });
  return command;
};

export const assignmentCommands = bindCommands(assignment, assignmentStore, {
  'assignment.acknowledge': acknowledge,
  'assignment.report-progress': { decide: reportProgress, prepare: uploaded },
  'assignment.submit-opinion': { decide: submitOpinion, prepare: uploaded },
  'assignment.draft-report': { decide: draftReport, prepare: uploaded },
  'assignment.check-report': checkReport,
  'assignment.sign-report': { decide: signReport, lookup: missingOpinions },
  'assignment.review': { decide: review, lookup: reviewTerms },
  'assignment.second-review': {
    decide: secondReview,
    lookup: async (env, _tx, state, _command, request) => ({ reworkDueAt: reworkDueAt(env, state, request) }),
  },
  'assignment.request-extension': {
    decide: requestExtension,
    lookup: async (_env, _tx, _state, { newDueOn }) => ({ newDueAt: endOfDay(newDueOn) }),
  },
  'assignment.decide-extension': {
    decide: decideExtension,
    lookup: async (_env, _tx, state, { newDueOn }) => {
      const requested = opened(state)?.extension;
      return {
        requested: requested ? endOfDay(requested.newDueOn) : null,
        partial: newDueOn ? endOfDay(newDueOn) : null,
      };
    },
  },
  'assignment.urge': {
    decide: urge,
    lookup: async (env, _tx, state, _command, { actor, now }) => ({
      overdueDays: workdaysBetween(opened(state)?.dueAt ?? now, now, env.calendar(actor.region)),
    }),
  },
});
