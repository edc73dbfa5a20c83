import * as plan from '../commands/supervision-plan';
import { desk, person, process, type CommandRow } from './row';

/** Commands of 文件、会议督查 (domain 5.2). */
export const supervisionPlanCommands = {
  'supervision-plan.draft': person('拟订督查方案', plan.DraftPlan, desk, 'matterId', ['supervision-plan.drafted.v1']),
  'supervision-plan.check': person('方案审核', plan.CheckPlan, ['SUPERVISION_CHIEF'], 'matterId', [
    'supervision-plan.checked.v1',
  ]),
  'supervision-plan.approve': person('方案审批', plan.ApprovePlan, ['GOV_LEADER', 'GOV_HEAD'], 'matterId', [
    'supervision-plan.approved.v1',
  ]),
  'supervision-plan.amend': person('修订方案', plan.AmendPlan, desk, 'matterId', ['supervision-plan.amended.v1']),
  'supervision-plan.open-period': process('开启本期', plan.OpenPeriod, 'matterId', [
    'supervision-plan.period-opened.v1',
  ]),
  'supervision-plan.classify': person('分类指导', plan.ClassifyItems, desk, 'matterId', [
    'supervision-plan.classified.v1',
  ]),
  'supervision-plan.summarize': person('汇总评估', plan.SummarizePlan, desk, 'matterId', [
    'supervision-plan.summarized.v1',
  ]),
  'supervision-plan.decide-items': person('逐项决定', plan.DecideItems, ['GOV_LEADER', 'GOV_HEAD'], 'matterId', [
    'supervision-plan.items-decided.v1',
  ]),
  'assignment.submit-unit-plan': person(
    '报送落实方案',
    plan.SubmitUnitPlan,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER'],
    'assignmentId',
    ['assignment.unit-plan-submitted.v1'],
  ),
  'assignment.review-unit-plan': person('落实方案审查', plan.ReviewUnitPlan, desk, 'assignmentId', [
    'assignment.unit-plan-reviewed.v1',
  ]),
  'assignment.clear-item': person('项目销号', plan.ClearItem, desk, 'assignmentId', ['assignment.item-cleared.v1']),
} as const satisfies Record<string, CommandRow>;
