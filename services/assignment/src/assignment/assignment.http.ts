import { type Attachment, type RefusalCode } from '@duban/contracts';
import { bindCommands, type ServiceEnv } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { type Assignment, assignment } from './assignment';
import {
  category,
  extensionAsked,
  extensionDays,
  extensionLevel,
  opened,
  overdue,
  reviewTerms,
  rework,
} from './assignment.lookups';
import { assignmentStore } from './assignment.store';
import { acknowledge } from './commands/acknowledge';
import { approveNotice } from './commands/approve-notice';
import { checkExtension } from './commands/check-extension';
import { checkReport } from './commands/check-report';
import { decideExtension } from './commands/decide-extension';
import { draftReport } from './commands/draft-report';
import { endorseExtension } from './commands/endorse-extension';
import { explainOverdue } from './commands/explain-overdue';
import { explainReturns } from './commands/explain-returns';
import { proposeOutcome } from './commands/propose-outcome';
import { reportProgress } from './commands/report-progress';
import { requestExtension } from './commands/request-extension';
import { review } from './commands/review';
import { secondReview } from './commands/second-review';
import { signReport } from './commands/sign-report';
import { submitOpinion } from './commands/submit-opinion';
import { urge } from './commands/urge';

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

/** Bytes come before names: evidence that was not uploaded is not named. */
const uploaded = async <C extends { evidence?: readonly Attachment[] | undefined }>(
  env: ServiceEnv,
  command: C,
): Promise<C> => {
  const unknown = command.evidence?.find(({ digest }) => !env.attachments.has(digest));
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
  'assignment.second-review': { decide: secondReview, lookup: rework },
  'assignment.explain-returns': explainReturns,
  'assignment.request-extension': { decide: requestExtension, prepare: uploaded, lookup: extensionAsked },
  'assignment.endorse-extension': { decide: endorseExtension, lookup: category },
  'assignment.check-extension': { decide: checkExtension, lookup: extensionLevel },
  'assignment.decide-extension': { decide: decideExtension, lookup: extensionDays },
  'assignment.explain-overdue': { decide: explainOverdue, prepare: uploaded },
  'assignment.urge': { decide: urge, lookup: overdue },
  'assignment.propose-outcome': { decide: proposeOutcome, lookup: overdue },
  'assignment.approve-notice': approveNotice,
});
