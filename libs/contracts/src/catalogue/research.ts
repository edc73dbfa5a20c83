import * as report from '../commands/research-report';
import * as survey from '../commands/survey';
import { desk, person, type CommandRow } from './row';

const [surveyId, reportId] = ['surveyId', 'researchReportId'] as const;

/** Commands of 民情调查 (S-64) and 督查调研 (S-59, R-118). */
export const researchCommands = {
  'survey.draft': person('拟订民情调查', survey.DraftSurvey, desk, surveyId, ['survey.drafted.v1']),
  'survey.decide': person('调查方案审核', survey.DecideSurvey, ['SUPERVISION_CHIEF'], surveyId, ['survey.decided.v1']),
  'survey.close': person('调查汇总', survey.CloseSurvey, desk, surveyId, ['survey.closed.v1']),
  'survey-response.record': person('登记答卷', survey.RecordSurveyResponse, desk, 'surveyResponseId', [
    'survey-response.submitted.v1',
  ]),
  'research-report.draft': person('起草调研报告', report.DraftResearchReport, desk, reportId, [
    'research-report.drafted.v1',
  ]),
  'research-report.check': person('调研报告审核', report.CheckResearchReport, ['SUPERVISION_CHIEF'], reportId, [
    'research-report.checked.v1',
  ]),
  'research-report.approve': person('调研报告签发', report.ApproveResearchReport, ['OFFICE_DIRECTOR'], reportId, [
    'research-report.approved.v1',
  ]),
  'research-report.decide-suggestion': person(
    '答复建议',
    report.DecideSuggestion,
    ['UNIT_HEAD', 'GOV_LEADER', 'GOV_HEAD'],
    reportId,
    ['research-report.suggestion-decided.v1'],
  ),
  'research-report.follow-suggestion': person('跟踪建议', report.FollowSuggestion, desk, reportId, [
    'research-report.suggestion-followed.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
