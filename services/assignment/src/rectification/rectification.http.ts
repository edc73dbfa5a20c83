import { bindCommands } from '@duban/host';
import { uploaded } from '../assignment/other-units.lookups';
import { check } from './commands/check';
import { fixAtOnce } from './commands/fix-at-once';
import { generalize } from './commands/generalize';
import { issue } from './commands/issue';
import { issuePeer } from './commands/issue-peer';
import { markOverdue } from './commands/mark-overdue';
import { reissue } from './commands/reissue';
import { report } from './commands/report';
import { reportProgress } from './commands/report-progress';
import { reviewPlan } from './commands/review-plan';
import { submitPlan } from './commands/submit-plan';
import { withdraw } from './commands/withdraw';
import { rectification } from './rectification';
import { newDue, peerIds, toIssue, uploadedResults, within } from './rectification.lookups';
import { rectificationStore } from './rectification.store';

export const rectificationCommands = bindCommands(rectification, rectificationStore, {
  'rectification.issue': { decide: issue, lookup: toIssue },
  'rectification.issue-peer': { decide: issuePeer, lookup: toIssue },
  'rectification.reissue': { decide: reissue, lookup: toIssue },
  'rectification.submit-plan': { decide: submitPlan, lookup: within },
  'rectification.review-plan': reviewPlan,
  'rectification.report-progress': reportProgress,
  'rectification.fix-at-once': { decide: fixAtOnce, prepare: uploaded },
  'rectification.report': { decide: report, prepare: uploadedResults },
  'rectification.check': { decide: check, lookup: newDue },
  'rectification.generalize': { decide: generalize, lookup: peerIds },
  'rectification.withdraw': withdraw,
  'rectification.mark-overdue': markOverdue,
});
