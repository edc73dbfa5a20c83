import { localDay } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { assignment } from './assignment';
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
import { clearItem } from './commands/clear-item';
import { decideExtension } from './commands/decide-extension';
import { draftReport } from './commands/draft-report';
import { endorseExtension } from './commands/endorse-extension';
import { explainOverdue } from './commands/explain-overdue';
import { explainReturns } from './commands/explain-returns';
import { proposeOutcome } from './commands/propose-outcome';
import { reportProgress } from './commands/report-progress';
import { requestExtension } from './commands/request-extension';
import { review } from './commands/review';
import { reviewUnitPlan } from './commands/review-unit-plan';
import { secondReview } from './commands/second-review';
import { signReport } from './commands/sign-report';
import { submitOpinion } from './commands/submit-opinion';
import { submitUnitPlan } from './commands/submit-unit-plan';
import { urge } from './commands/urge';
import { missingOpinions, uploaded } from './other-units.lookups';

export const assignmentCommands = bindCommands(assignment, assignmentStore, {
  'assignment.acknowledge': acknowledge,
  'assignment.report-progress': { decide: reportProgress, prepare: uploaded },
  'assignment.submit-opinion': { decide: submitOpinion, prepare: uploaded, lookup: missingOpinions },
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
  'assignment.submit-unit-plan': {
    decide: submitUnitPlan,
    lookup: async (_env, _tx, state, _command, { now }) => ({ dueDay: localDay(opened(state)?.dueAt ?? now) }),
  },
  'assignment.review-unit-plan': reviewUnitPlan,
  'assignment.clear-item': { decide: clearItem, prepare: uploaded },
});
