import * as rectification from '../commands/rectification';
import { Verdict } from '../shapes';
import { desk, person, process, unit, type CommandRow } from './row';

const about = 'rectificationId';

/** Commands of 整改 (SP-8). */
export const rectificationCommands = {
  'rectification.issue': person('整改通知', rectification.IssueRectification, desk, about, ['rectification.issued.v1']),
  'rectification.issue-peer': process('举一反三下达', rectification.IssueToPeer, about, [
    'rectification.peer-issued.v1',
  ]),
  'rectification.reissue': process('重新整改', rectification.ReissueRectification, about, [
    'rectification.reissued.v1',
  ]),
  'rectification.submit-plan': person(
    '整改方案',
    rectification.SubmitRectificationPlan,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER'],
    about,
    ['rectification.plan-submitted.v1'],
  ),
  'rectification.review-plan': person('整改方案审核', Verdict, desk, about, ['rectification.plan-reviewed.v1']),
  'rectification.report-progress': person('整改进展', rectification.ReportRectificationProgress, unit, about, [
    'rectification.progress-reported.v1',
  ]),
  'rectification.fix-at-once': person('立行立改', rectification.FixAtOnce, desk, about, [
    'rectification.fixed-at-once.v1',
  ]),
  'rectification.report': person('整改报告', rectification.ReportRectification, ['UNIT_HEAD'], about, [
    'rectification.reported.v1',
  ]),
  'rectification.check': person('整改核查', rectification.CheckRectification, desk, about, [
    'rectification.checked.v1',
  ]),
  'rectification.generalize': person('举一反三', rectification.GeneralizeFinding, desk, about, [
    'rectification.generalized.v1',
  ]),
  'rectification.withdraw': process('按复核决定撤销问题', rectification.WithdrawFindings, about, [
    'rectification.findings-withdrawn.v1',
  ]),
  'rectification.mark-overdue': process('整改到期未报', rectification.OfRectification, about, [
    'rectification.overdue.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
