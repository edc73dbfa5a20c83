import * as assignment from '../commands/assignment';
import * as returns from '../commands/assignment-return';
import * as coordination from '../commands/coordination';
import { desk, person, process, unit, type CommandRow } from './row';

/** Commands of 交办. */
export const assignmentCommands = {
  'notice.draft': person('交办拟稿', assignment.DraftNotice, desk, 'matterId', ['notice.drafted.v1']),
  'notice.sign': person('督办通知签发', assignment.SignNotice, ['OFFICE_DIRECTOR'], 'matterId', [
    'notice.signed.v1',
    'notice.returned.v1',
  ]),
  'assignment.issue': process('下达', assignment.IssueAssignment, 'assignmentId', ['assignment.issued.v1']),
  'assignment.acknowledge': person('签收', assignment.AcknowledgeAssignment, ['LIAISON'], 'assignmentId', [
    'assignment.acknowledged.v1',
  ]),
  'assignment.report-progress': person(
    '进展反馈',
    assignment.ReportProgress,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER'],
    'assignmentId',
    ['assignment.progress-reported.v1'],
  ),
  'assignment.submit-opinion': person(
    '协办意见',
    assignment.SubmitOpinion,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'],
    'assignmentId',
    ['assignment.opinion-submitted.v1'],
  ),
  'assignment.draft-report': person('办结报告起草', assignment.DraftReport, ['HANDLER', 'LIAISON'], 'assignmentId', [
    'assignment.report-drafted.v1',
  ]),
  'assignment.check-report': person('办结报告审核', assignment.CheckReport, ['UNIT_LEADER'], 'assignmentId', [
    'assignment.report-checked.v1',
  ]),
  'assignment.sign-report': person('办结报告签报', assignment.SignReport, ['UNIT_HEAD'], 'assignmentId', [
    'assignment.report-signed.v1',
  ]),
  'assignment.review': person('审核', assignment.ReviewAssignment, ['SUPERVISOR'], 'assignmentId', [
    'assignment.reviewed.v1',
  ]),
  'assignment.second-review': person('复审', assignment.SecondReview, ['SUPERVISION_CHIEF'], 'assignmentId', [
    'assignment.second-reviewed.v1',
  ]),
  'assignment.clear': process('销号', assignment.OfAssignment, 'assignmentId', ['assignment.cleared.v1']),
  'assignment.request-extension': person(
    '申请延期',
    assignment.RequestExtension,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'],
    'assignmentId',
    ['assignment.extension-requested.v1'],
  ),
  'assignment.endorse-extension': person(
    '延期单位意见',
    assignment.EndorseExtension,
    ['UNIT_LEADER', 'UNIT_HEAD'],
    'assignmentId',
    ['assignment.extension-endorsed.v1'],
  ),
  'assignment.check-extension': person('延期初审', assignment.CheckExtension, ['SUPERVISOR'], 'assignmentId', [
    'assignment.extension-checked.v1',
  ]),
  'assignment.decide-extension': person(
    '审批延期',
    assignment.DecideExtension,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
    'assignmentId',
    ['assignment.extension-decided.v1'],
  ),
  'assignment.lapse-extension': process('延期到期未批', assignment.OfAssignment, 'assignmentId', [
    'assignment.extension-lapsed.v1',
  ]),
  'assignment.explain-overdue': person('逾期说明', assignment.ExplainOverdue, unit, 'assignmentId', [
    'assignment.overdue-explained.v1',
  ]),
  'assignment.request-return': person('申请退办', returns.RequestReturn, ['LIAISON', 'HANDLER'], 'assignmentId', [
    'assignment.return-requested.v1',
  ]),
  'assignment.sign-return': person('退办签字', returns.SignReturn, ['UNIT_LEADER', 'UNIT_HEAD'], 'assignmentId', [
    'assignment.return-signed.v1',
  ]),
  'assignment.review-return': person('退办初审', returns.ReviewReturn, ['SUPERVISOR'], 'assignmentId', [
    'assignment.return-reviewed.v1',
  ]),
  'assignment.decide-return': person('退办审定', returns.DecideReturn, ['SUPERVISION_CHIEF'], 'assignmentId', [
    'assignment.return-decided.v1',
  ]),
  'assignment.split': person('再分解', returns.SplitAssignment, ['LIAISON', 'UNIT_LEADER'], 'assignmentId', [
    'assignment.split.v1',
  ]),
  'assignment.mark-opinion-missing': person('标明逾期未送', returns.MarkOpinionMissing, desk, 'assignmentId', [
    'assignment.opinion-marked-missing.v1',
  ]),
  'assignment.explain-returns': person('退回情况说明', returns.ExplainReturns, ['UNIT_HEAD'], 'assignmentId', [
    'assignment.returns-explained.v1',
  ]),
  'assignment.propose-outcome': person('提出约谈或通报建议', returns.ProposeOutcome, desk, 'assignmentId', [
    'assignment.outcome-proposed.v1',
  ]),
  'assignment.approve-notice': person('红单签发', returns.ApproveNotice, ['SUPERVISION_CHIEF'], 'assignmentId', [
    'assignment.notice-approved.v1',
  ]),
  'assignment.serve-notice': process('督查单送达', returns.ServeNotice, 'assignmentId', [
    'assignment.notice-served.v1',
  ]),
  'assignment.apply-coordination': process('按协调结果调整', returns.ApplyCoordination, 'assignmentId', [
    'assignment.coordinated.v1',
  ]),
  'coordination.request': person(
    '提请协调',
    coordination.RequestCoordination,
    [...unit, 'SUPERVISOR', 'SUPERVISION_CHIEF'],
    'coordinationId',
    ['coordination.requested.v1'],
  ),
  'coordination.open': process('转入协调', coordination.OpenCoordination, 'coordinationId', ['coordination.opened.v1']),
  'coordination.escalate': person(
    '提请上一级协调',
    coordination.EscalateCoordination,
    [...desk, 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
    'coordinationId',
    ['coordination.escalated.v1'],
  ),
  'coordination.time-out': process('协调到时上报', coordination.OfCoordination, 'coordinationId', [
    'coordination.timed-out.v1',
  ]),
  'coordination.resolve': person(
    '协调结果',
    coordination.ResolveCoordination,
    [...desk, 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
    'coordinationId',
    ['coordination.resolved.v1'],
  ),
  'assignment.urge': person('催办', assignment.UrgeAssignment, desk, 'assignmentId', ['assignment.urged.v1']),
} as const satisfies Record<string, CommandRow>;
