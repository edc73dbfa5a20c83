// 年度督查检查计划, 频次与重复, 民情调查 (S-64) and 督查调研 (S-59, R-118).
export {
  ApplyOffProgram,
  ApproveAnnualProgram,
  ApproveOffProgram,
  CheckAnnualProgram,
  DraftAnnualProgram,
  EndorseOffProgram,
  ProgramEntry,
} from './commands/annual-program';
export { ApproveDesignation, EndDesignation, ProposeDesignation } from './commands/designation';
export { CheckFrequency } from './commands/frequency';
export {
  ApproveResearchReport,
  CheckResearchReport,
  DecideSuggestion,
  DraftResearchReport,
  FollowSuggestion,
  ResearchSuggestion,
} from './commands/research-report';
export {
  AnswerSurvey,
  CloseSurvey,
  DecideSurvey,
  DraftSurvey,
  RecordSurveyResponse,
  type SurveyAnswers,
  SurveyQuestion,
  SurveyToken,
} from './commands/survey';
export type { AnnualProgramFact, DesignationFact, ResearchReportFact, SurveyFact, SurveyResponseFact } from './facts';
export type {
  AnnualProgramView,
  DesignationView,
  FrequencyView,
  PublicSurveyView,
  ResearchReportView,
  ResearchTopicView,
  SurveyLinkView,
  SurveyResultsView,
  SurveyView,
} from './views';
